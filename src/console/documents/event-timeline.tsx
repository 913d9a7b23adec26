/** Owns the sentences of a document's timeline, from the kinds of events the server records. */
import type { DocumentEvent } from '../../wire/schema.ts';
import { useNames } from '../lib/names.ts';
import { useReason } from '../lib/reasons.ts';
import { useWord } from '../lib/words.ts';
import { useFormat } from '../lib/use-format.ts';
import { Rich } from '../parts/rich.tsx';
import { Timeline } from '../parts/timeline.tsx';
import type { StateKey } from '../theme.ts';

const amounts = ['amount', 'exception', 'offset', 'gross', 'from', 'to'];

/** Values of a sentence: names of people, amounts with their sign, dates as people read them. */
function useValues() {
  const { t, money, count, date, language } = useFormat();
  const { name } = useNames();
  return (event: DocumentEvent, currency: string): Record<string, string> => {
    const actor = event.actor ? name(event.actor) : t('common.system');
    const values: Record<string, string> = { actor };
    if (event.on_behalf_of)
      values['actor'] = t('parts.delegatePlain', { name: name(event.on_behalf_of) }).replace(/^/, `${actor} `);
    for (const [key, value] of Object.entries(event.params)) {
      const text = value === null ? '' : String(value);
      const decimal = /^-?\d+(\.\d+)?$/.test(text);
      if (decimal && amounts.includes(key)) {
        const amount = money(text, String(event.params['currency'] ?? currency));
        values[key] = amount;
        values[`${key}_amount`] = amount;
      } else values[key] = /^\d{4}-\d\d-\d\d$/.test(text) ? date(text) : decimal ? count(text) : text;
    }
    if (language === 'en' && values['name_en']) values['name'] = values['name_en'];
    return values;
  };
}

/** Kinds that say more when something was left over. */
function variant(event: DocumentEvent): string {
  const kind = event.kind.replaceAll('.', '_');
  const zero = (key: string) => /^0*(\.0*)?$/.test(String(event.params[key] ?? ''));
  if (kind === 'approval_approved' && event.params['tier'] === undefined) return 'approval_none';
  if (kind === 'order_checked' && event.params['checks'] === event.params['passed']) return 'order_checked_all';
  if (kind === 'order_allocated' && zero('waiting')) return 'order_allocated_all';
  if (kind === 'order_shipped' && zero('left')) return 'order_shipped_all';
  if (kind === 'order_received' && !zero('lost')) return 'order_received_short';
  return kind;
}

/** One sentence; kinds this console does not know yet are shown by their own name rather than left out. */
export function EventSentence({ event, currency }: { event: DocumentEvent; currency: string }) {
  const { t } = useFormat();
  const word = useWord();
  const reason = useReason();
  const values = useValues()(event, currency);
  if (event.outcome === 'refused') {
    const step = word(`events.step.${event.kind.split('.').at(-1) ?? ''}`) ?? t('events.step.other');
    return (
      <Rich
        text={t('events.refused', {
          ...values,
          step,
          reason: reason({ code: String(event.params['code'] ?? ''), params: event.params }),
        })}
      />
    );
  }
  return <Rich text={word(`events.${variant(event)}`, values) ?? `<b>${values['actor']}</b> ${event.kind}`} />;
}

function stateOf({ kind, outcome }: DocumentEvent): StateKey {
  if (outcome === 'refused' || /reject|expire/.test(kind)) return 'bad';
  if (outcome === 'waiting' || /sent_back|returned$|late$/.test(kind)) return 'wait';
  if (/approve|received|paid|closed|credited/.test(kind)) return 'ok';
  if (/shipped|allocated|invoiced/.test(kind)) return 'run';
  return /checked|lowered|written_off/.test(kind) ? 'vio' : 'off';
}

/** Newest first; refusals in red, waiting in amber. */
export function EventTimeline({ events, currency }: { events: readonly DocumentEvent[]; currency: string }) {
  const newest = events.toSorted((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  return (
    <Timeline
      events={newest.map((event) => ({
        key: event.id,
        at: event.at,
        state: stateOf(event),
        sentence: <EventSentence event={event} currency={currency} />,
      }))}
    />
  );
}
