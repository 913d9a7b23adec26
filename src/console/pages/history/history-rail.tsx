/** The rail of a history: the chosen step in detail, integrity, and the run. */
import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { Rich } from '../../parts/rich.tsx';
import { Section } from '../../parts/section.tsx';
import type { HistoryStep, WorkflowHistoryView } from './data.ts';
import { useStepWords } from './words.tsx';

function StepFacts({ step }: { step: HistoryStep }) {
  const { t, fullStamp, duration } = useFormat();
  const words = useStepWords();
  const rows: [string, string | undefined | null][] = [
    [t('history.fact.when'), fullStamp(step.at)],
    [t('history.fact.took'), step.duration_ms === null ? undefined : duration(step.duration_ms)],
    [t('history.fact.who'), words.who(step)],
    [t('history.fact.attempts'), step.attempts > 1 ? String(step.attempts) : undefined],
    [t('history.fact.error'), step.last_error],
    [t('history.fact.code'), step.code],
    [t('history.fact.request'), step.request_id],
    [t('history.fact.activity'), typeof step.detail['activity'] === 'string' ? step.detail['activity'] : undefined],
    [t('history.fact.raw'), step.raw ? `${step.raw.first}–${step.raw.last}` : t('history.fact.notRaw')],
  ];
  return (
    <Section title={words.title(step)} className="rail-part">
      <dl className="facts facts-bare">
        {rows
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="breakable">{text}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

function Proof({ holds, children }: { holds: boolean; children: ReactNode }) {
  return (
    <li className={holds ? 'is-ok' : 'is-wait'}>
      <span className="state-text">
        <Icon of={holds ? Check : TriangleAlert} size={14} />
      </span>
      {children}
    </li>
  );
}

/** The rail. */
export function HistoryRail({ view, step }: { view: WorkflowHistoryView; step: HistoryStep | undefined }) {
  const { t, count, money } = useFormat();
  const { archive, integrity, run } = view;
  const hash = archive?.sha256 ?? integrity.history_sha256;
  const balanced = /^-?0*(\.0*)?$/.test(integrity.difference);
  return (
    <aside className="document-rail">
      {step ? <StepFacts step={step} /> : <p className="rail-part quiet">{t('history.choose')}</p>}
      <Section title={t('history.integrity')} className="rail-part">
        <ul className="proofs">
          <Proof holds={integrity.sealed === integrity.audit_rows}>
            {t('history.sealed', { sealed: count(integrity.sealed), rows: count(integrity.audit_rows) })}
          </Proof>
          <Proof holds={balanced}>
            {t('history.transfers', { transfers: count(integrity.transfers), difference: money(integrity.difference) })}
          </Proof>
          {archive && (
            <Proof holds={archive.whole}>
              {t(archive.whole ? 'history.archived' : 'history.archiveAltered', { events: count(archive.events) })}
            </Proof>
          )}
          {integrity.last_seq && <Proof holds>{t('history.anchor', { seq: integrity.last_seq })}</Proof>}
        </ul>
        {hash && <code className="hash">sha256 {hash}</code>}
        {archive && view.document.number && <code className="hash">npm run replay -- {view.document.number}</code>}
      </Section>
      {run && (
        <Section title={t('history.runTitle')} className="rail-part">
          <dl className="facts facts-bare">
            <div>
              <dt>{t('history.fact.workflow')}</dt>
              <dd className="breakable">
                <Rich text={view.workflow_id} />
              </dd>
            </div>
            <div>
              <dt>{t('history.fact.run')}</dt>
              <dd className="breakable">{run.run_id}</dd>
            </div>
            <div>
              <dt>{t('history.fact.queue')}</dt>
              <dd>{run.task_queue}</dd>
            </div>
          </dl>
        </Section>
      )}
    </aside>
  );
}
