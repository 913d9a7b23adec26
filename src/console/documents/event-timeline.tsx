/** Owns the sentences of a document's timeline, from the kinds of events the server records. */
import { useTranslation } from 'react-i18next';
import type { DocumentEvent } from '../../wire/schema.ts';
import { useNames } from '../lib/names.ts';
import { useFormat } from '../lib/use-format.ts';
import { Rich } from '../parts/rich.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { eventKeys } from './event-keys.ts';

/** Values of a sentence: names of people, figures with thousands, dates as people read them. */
function useValues() {
  const { t, money, count, date } = useFormat();
  const { name } = useNames();
  return (event: DocumentEvent, currency: string): Record<string, string> => {
    const values: Record<string, string> = {
      actor: event.actor ? name(event.actor) : t('common.system'),
      behalf: event.on_behalf_of ? name(event.on_behalf_of) : '',
    };
    for (const [key, value] of Object.entries(event.params)) {
      const text = value === null ? '' : String(value);
      if (/(amount|exception|gross|total)$/.test(key) && /^-?\d+(\.\d+)?$/.test(text))
        values[key] = money(text, String(event.params['currency'] ?? currency));
      else if (/^\d{4}-\d\d-\d\d$/.test(text)) values[key] = date(text);
      else values[key] = /^-?\d+(\.\d+)?$/.test(text) ? count(text) : text;
    }
    return values;
  };
}

/** One sentence; kinds this console does not know yet are shown by their own name rather than left out. */
function Sentence({ event, currency }: { event: DocumentEvent; currency: string }) {
  const { t, i18n } = useTranslation();
  const values = useValues()(event, currency);
  const key = eventKeys.find((known) => known === event.kind.replaceAll('.', '_'));
  if (!key || !i18n.exists(`events.${key}`)) {
    return (
      <>
        <strong>{values['actor']}</strong> {event.kind}
      </>
    );
  }
  return <Rich text={t(`events.${key}`, values)} />;
}

/** Newest first; refusals in red, waiting in amber. */
export function EventTimeline({ events, currency }: { events: readonly DocumentEvent[]; currency: string }) {
  const newest = events.toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <Timeline
      events={newest.map((event) => ({
        key: event.id,
        at: event.at,
        state: event.outcome === 'refused' ? 'bad' : event.outcome === 'waiting' ? 'wait' : stateOf(event.kind),
        sentence: <Sentence event={event} currency={currency} />,
      }))}
    />
  );
}

function stateOf(kind: string) {
  if (/approved|received|paid|closed|credited|settled/.test(kind)) return 'ok';
  if (/rejected|refused|failed/.test(kind)) return 'bad';
  if (/shipped|allocated/.test(kind)) return 'run';
  if (/exception|checked|lowered/.test(kind)) return 'vio';
  return 'off';
}
