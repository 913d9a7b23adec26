/** What runs by the clock, and steering it: now, pause with a reason, go on. */
import { Button, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { may } from '../../lib/ability.ts';
import { useAct } from '../../lib/use-act.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { StateDot } from '../../parts/state.tsx';
import { schedulesQuery, steerSchedule } from './data.ts';
import type { Schedule, ScheduleStep } from './data.ts';

type Asked = { schedule: Schedule; step: ScheduleStep['step'] };

function StepDialog({ schedule, step, onClose }: Asked & { onClose: () => void }) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const form = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(steerSchedule(schedule.id), () => {
    void queries.invalidateQueries({ queryKey: ['health'] });
    onClose();
  });
  const missing = reason.trim() === '' ? t('health.reasonMissing') : undefined;
  return (
    <ConfirmDialog
      open
      title={t(`health.ask.${step}`, { name: schedule.id })}
      verb={t(`health.step.${step}`)}
      busy={act.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing) void act.run({ step, reason: reason.trim() });
        }}
      >
        <Field label={t('health.reason')} error={tried ? missing : undefined}>
          {(ids) => (
            <Input {...ids} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <ProblemNote problem={act.problem} />
      </form>
    </ConfirmDialog>
  );
}

function Steps({ schedule, onAsk }: { schedule: Schedule; onAsk: (asked: Asked) => void }) {
  const { t } = useFormat();
  const me = useSession();
  if (!may(me, 'update', 'workflow')) return null;
  const steps: ScheduleStep['step'][] = schedule.paused ? ['resume'] : ['run_now', 'pause'];
  return (
    <span className="steps-row">
      {steps.map((step) => (
        <Button
          key={step}
          size="small"
          aria-label={`${t(`health.step.${step}`)} ${schedule.id}`}
          onClick={() => onAsk({ schedule, step })}
        >
          {t(`health.step.${step}`)}
        </Button>
      ))}
    </span>
  );
}

function PauseState({ schedule }: { schedule: Schedule }) {
  const { t } = useFormat();
  return (
    <TwoLines
      first={
        <StateDot state={schedule.paused ? 'wait' : 'ok'}>
          {t(schedule.paused ? 'health.paused' : 'health.active')}
        </StateDot>
      }
      second={schedule.note}
    />
  );
}

function When({ at }: { at: string | null }) {
  const { t } = useFormat();
  return at === null ? <span className="second">{t('common.nothing')}</span> : <Stamp at={at} />;
}

/** The section of schedules. */
export function Schedules() {
  const { t } = useFormat();
  const [asked, setAsked] = useState<Asked>();
  const { data, error, refetch } = useQuery(schedulesQuery);
  const columns: Column<Schedule>[] = [
    {
      key: 'name',
      title: t('health.colSchedule'),
      heads: true,
      cell: (row) => <TwoLines first={<code className="long-id">{row.id}</code>} second={row.workflow_type} />,
    },
    { key: 'last', title: t('health.colLast'), cell: (row) => <When at={row.last_run_at} /> },
    { key: 'next', title: t('health.colNext'), cell: (row) => <When at={row.next_run_at} /> },
    { key: 'state', title: t('health.colState'), cell: (row) => <PauseState schedule={row} /> },
    {
      key: 'act',
      title: <span className="sr-only">{t('health.steer')}</span>,
      align: 'right',
      cell: (row) => <Steps schedule={row} onAsk={setAsked} />,
    },
  ];
  return (
    <Section title={t('health.schedules')}>
      {error ? (
        <ErrorBlock error={error} what={t('health.schedules')} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={t('health.schedules')}
          columns={columns}
          rows={data}
          rowKey={(row) => row.id}
          card={(row) => (
            <div className="order-card">
              <div className="card-line">
                <code className="long-id">{row.id}</code>
                <PauseState schedule={row} />
              </div>
              <div className="card-line card-quiet">
                <span>
                  {t('health.colNext')} <When at={row.next_run_at} />
                </span>
                <Steps schedule={row} onAsk={setAsked} />
              </div>
            </div>
          )}
          empty={<Empty title={t('health.noSchedules')} text={t('health.noSchedulesText')} />}
        />
      ) : (
        <SkeletonRows rows={3} />
      )}
      {asked && <StepDialog {...asked} onClose={() => setAsked(undefined)} />}
    </Section>
  );
}
