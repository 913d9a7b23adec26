/** Owns how steps and waits of a workflow are called. */
import type { ReactNode } from 'react';
import { EventSentence } from '../../documents/event-timeline.tsx';
import { useNames } from '../../lib/names.ts';
import { useReason } from '../../lib/reasons.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import type { StateKey } from '../../theme.ts';
import type { HistoryStep } from './data.ts';

/** Colour of a step: red refused or failed, amber running or retried, green what moved on, grey the rest. */
export function stepState(step: HistoryStep): StateKey {
  if (step.outcome === 'refused' || step.outcome === 'failed') return 'bad';
  if (step.outcome === 'running') return 'run';
  if (step.attempts > 1) return 'wait';
  return step.source === 'update' || step.source === 'end' ? 'ok' : 'off';
}

/** Name, who, and what came of a step. */
export function useStepWords() {
  const { t } = useFormat();
  const { name } = useNames();
  const word = useWord();
  const reason = useReason();
  const key = (kind: string) => kind.replaceAll('.', '_');
  return {
    title(step: HistoryStep): string {
      const action = typeof step.detail['action'] === 'string' ? step.detail['action'] : undefined;
      return (action && word(`history.kind.${action}`)) ?? word(`history.kind.${key(step.kind)}`) ?? step.kind;
    },
    who(step: HistoryStep): string {
      if (!step.actor) return t(`history.source.${step.source}`);
      const who = name(step.actor);
      return step.on_behalf_of ? `${who} ${t('parts.delegatePlain', { name: name(step.on_behalf_of) })}` : who;
    },
    effect(step: HistoryStep, currency: string): ReactNode {
      if (step.outcome === 'refused') return [reason({ code: step.code ?? '' }), step.code].filter(Boolean).join(' · ');
      if (step.outcome === 'failed')
        return [t('history.failed'), step.last_error].filter(Boolean).join(t('common.colon'));
      if (step.outcome === 'running') return t('history.running');
      if (step.events.length === 0) return undefined;
      return step.events.map((event) => (
        <span key={event.id} className="history-effect-line">
          <EventSentence event={event} currency={currency} />
        </span>
      ));
    },
  };
}

/** Why nothing happened: the state of the document meanwhile. */
export function useWaitWords(): (cause: string) => string {
  const { t } = useFormat();
  const word = useWord();
  return (cause) => word(`history.wait.${cause}`) ?? t('history.wait.unknown');
}
