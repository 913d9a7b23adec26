/** One row per business step with its place on the span of the whole run; waiting is one dashed line. */
import { Clock } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import type { HistoryStep, HistoryWait, WorkflowHistoryView } from './data.ts';
import { stepState, useStepWords, useWaitWords } from './words.tsx';

type Span = { from: number; to: number };

/** Where a step lies on the run, in percent. */
function placeOn(span: Span, step: HistoryStep): { start: number; width: number } {
  const length = Math.max(1, span.to - span.from);
  const at = Date.parse(step.at);
  const end = step.ended_at ? Date.parse(step.ended_at) : at;
  const start = Math.min(98, Math.max(0, ((at - span.from) / length) * 100));
  return { start, width: Math.min(100 - start, Math.max(2, ((end - at) / length) * 100)) };
}

function Retries({ step }: { step: HistoryStep }) {
  const { t } = useFormat();
  const [open, setOpen] = useState(false);
  if (step.attempts <= 1) return null;
  return (
    <>
      <button
        type="button"
        className="chip chip-opens"
        aria-expanded={open}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(!open);
        }}
      >
        {t('history.attempts', { count: step.attempts })}
      </button>
      {open && step.last_error && (
        <div className="history-error">{t('history.lastError', { error: step.last_error })}</div>
      )}
    </>
  );
}

type StepRowProps = { step: HistoryStep; span: Span; currency: string; chosen: boolean; onChoose: () => void };

function StepRow({ step, span, currency, chosen, onChoose }: StepRowProps) {
  const { duration } = useFormat();
  const words = useStepWords();
  const state = stepState(step);
  const { start, width } = placeOn(span, step);
  return (
    <li
      className={`history-step is-${state}${chosen ? ' history-step-chosen' : ''}${step.outcome === 'done' ? ' history-step-done' : ''}`}
    >
      <span className="history-ring" aria-hidden />
      <div className="history-what">
        <button type="button" className="plain-button history-title" onClick={onChoose} aria-pressed={chosen}>
          {words.title(step)}
        </button>
        <span className="history-who">{words.who(step)}</span>
        <Retries step={step} />
        <div className={step.outcome === 'done' ? 'history-effect' : 'history-effect state-text'}>
          {words.effect(step, currency)}
        </div>
      </div>
      <span className="history-track" aria-hidden>
        <span className="history-mark" style={{ insetInlineStart: `${start}%`, inlineSize: `${width}%` }} />
      </span>
      <div className="history-when">
        <Stamp at={step.at} />
        {!!step.duration_ms && <small>{duration(step.duration_ms)}</small>}
      </div>
    </li>
  );
}

function WaitRow({ wait }: { wait: HistoryWait }) {
  const { duration } = useFormat();
  const words = useWaitWords();
  return (
    <li className="history-wait">
      <Icon of={Clock} size={14} />
      <span>
        {words(wait.cause)} {duration(wait.seconds * 1000)}
      </span>
      <span className="history-dashes" aria-hidden />
    </li>
  );
}

/** All items in the order of time. */
export function StepList({
  view,
  chosen,
  onChoose,
}: {
  view: WorkflowHistoryView;
  chosen: string | undefined;
  onChoose: (key: string) => void;
}) {
  const { t } = useFormat();
  const times = view.items.flatMap((item) =>
    item.type === 'step' ? [Date.parse(item.at), Date.parse(item.ended_at ?? item.at)] : [Date.parse(item.from)],
  );
  const span = { from: Math.min(...times), to: Math.max(...times) };
  return (
    <ol className="history-list" aria-label={t('history.businessSteps')}>
      {view.items.map((item) =>
        item.type === 'wait' ? (
          <WaitRow key={item.key} wait={item} />
        ) : (
          <StepRow
            key={item.key}
            step={item}
            span={span}
            currency="CNY"
            chosen={item.key === chosen}
            onChoose={() => onChoose(item.key)}
          />
        ),
      )}
    </ol>
  );
}
