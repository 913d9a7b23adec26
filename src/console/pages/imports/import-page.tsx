/** One import: its file, what its rows would do, taking them, and what was not taken. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { saveFile } from '../../lib/files.ts';
import { useNames } from '../../lib/names.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog, Reminder } from '../../parts/confirm-dialog.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LongTask } from '../../parts/long-task.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { DotLine, PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { StageStrip } from '../../parts/stage-strip.tsx';
import '../../styles/imports.css';
import { operationQuery } from '../inbox/data.ts';
import { applyImport, cancelWork, importQuery, isRunning } from './data.ts';
import type { Import } from './data.ts';
import { ImportRows } from './import-rows.tsx';
import { ImportState, openRows } from './words.tsx';

function Stages({ job }: { job: Import }) {
  const { t, count } = useFormat();
  const checked = job.status !== 'checking' && job.status !== 'unreadable';
  const { rows } = job;
  const wanted = rows.create + rows.update;
  const share = job.status === 'applied' ? 1 : wanted === 0 ? 0 : (rows.applied + rows.refused) / wanted;
  return (
    <StageStrip
      stages={[
        { key: 'upload', name: t('imports.stageUpload'), share: 1, note: job.file.name },
        {
          key: 'check',
          name: t('imports.stageCheck'),
          share: checked ? 1 : 0,
          current: job.status === 'checking',
          note: checked ? t('imports.rowCount', { count: rows.total }) : undefined,
        },
        {
          key: 'apply',
          name: t('imports.stageApply'),
          share,
          current: job.status === 'applying' || job.status === 'checked',
          note: rows.applied > 0 ? t('imports.taken', { count: rows.applied, total: count(rows.total) }) : undefined,
        },
      ]}
    />
  );
}

function Progress({ job }: { job: Import }) {
  const { t } = useFormat();
  const { data } = useQuery(operationQuery(job.operation_id));
  const cancel = useAct(cancelWork(job.operation_id));
  return (
    <>
      <LongTask
        title={t(`imports.status.${job.status}`)}
        done={data?.done ?? 0}
        total={data?.total ?? 0}
        step={
          data?.cancel_requested
            ? t('imports.cancelling')
            : t(job.status === 'checking' ? 'imports.step.checking' : 'imports.step.applying')
        }
        {...(data?.cancel_requested
          ? {}
          : { onCancel: { label: t('imports.cancel'), act: () => void cancel.run({}) } })}
      />
      <ProblemNote problem={cancel.problem} />
    </>
  );
}

function Counts({ job }: { job: Import }) {
  const { t, count } = useFormat();
  const { rows } = job;
  const figures = [
    ['create', rows.create],
    ['update', rows.update],
    ['unchanged', rows.unchanged],
    ['error', rows.error],
  ] as const;
  return (
    <dl className="import-counts">
      {figures.map(([key, figure]) => (
        <div key={key} className={key === 'error' && figure > 0 ? 'import-count is-bad' : 'import-count'}>
          <dt>{t(`imports.action.${key}`)}</dt>
          <dd>{count(figure)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the import came to, in a sentence. */
function Outcome({ job }: { job: Import }) {
  const { t, count } = useFormat();
  if (job.problem) return <Reminder state="bad">{job.problem.detail}</Reminder>;
  if (job.status === 'stopped')
    return (
      <Reminder>{t('imports.stoppedText', { applied: count(job.rows.applied), open: count(openRows(job)) })}</Reminder>
    );
  if (job.status === 'applied' && job.resumed_rows > 0)
    return <Reminder state="run">{t('imports.resumedText', { count: job.resumed_rows })}</Reminder>;
  return null;
}

function ApplyDialog({ job, onClose }: { job: Import; onClose: () => void }) {
  const { t, count } = useFormat();
  const queries = useQueryClient();
  const act = useAct(applyImport(job.id), () => {
    void queries.invalidateQueries({ queryKey: ['imports'] });
    onClose();
  });
  const open = openRows(job);
  return (
    <ConfirmDialog
      open
      title={t('imports.askApply', { count: open })}
      verb={t('imports.apply', { count: open })}
      busy={act.busy}
      onConfirm={() => void act.run({})}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t('imports.applyText', { create: count(job.rows.create), update: count(job.rows.update) })}</p>
        {job.rows.error > 0 && <Reminder>{t('imports.leavesOut', { count: job.rows.error })}</Reminder>}
        <ProblemNote problem={act.problem} />
      </div>
    </ConfirmDialog>
  );
}

function Actions({ job }: { job: Import }) {
  const { t } = useFormat();
  const notice = useNotice();
  const [asking, setAsking] = useState(false);
  const failed = job.rows.error + job.rows.refused;
  const open = openRows(job);
  const mayApply = job.status === 'checked' || (job.status === 'stopped' && job.rows.applied > 0);
  const save = () =>
    void saveFile(`/imports/${job.id}/failed_rows`).catch((error: unknown) =>
      notice.failed(t('imports.failedRows'), error),
    );
  return (
    <>
      {failed > 0 && !isRunning(job) && (
        <Button icon={<Icon of={Download} />} onClick={save}>
          {t('imports.failedRows')}
        </Button>
      )}
      {mayApply && open > 0 && (
        <Button type="primary" onClick={() => setAsking(true)}>
          {t('imports.apply', { count: open })}
        </Button>
      )}
      {asking && <ApplyDialog job={job} onClose={() => setAsking(false)} />}
    </>
  );
}

/** The page. */
export function ImportPage() {
  const { t, bytes } = useFormat();
  const { name } = useNames();
  const { importId } = useParams({ from: '/frame/imports/$importId' });
  const { data: job, error, refetch } = useQuery(importQuery(importId));
  if (error && !job)
    return (
      <div className="page">
        <ErrorBlock error={error} what={t('imports.title')} onRetry={() => void refetch()} />
      </div>
    );
  if (!job)
    return (
      <div className="page">
        <SkeletonRows rows={8} />
      </div>
    );
  return (
    <div className="page">
      <PageHead
        kicker={
          <Link to="/imports" className="link">
            {t('imports.title')}
          </Link>
        }
        title={t('imports.pageTitle', { kind: t(`imports.kinds.${job.kind}`) })}
        note={<ImportState job={job} />}
        actions={<Actions job={job} />}
        identity={
          <DotLine
            items={[
              <span key="file" className="import-file">
                {job.file.name}
              </span>,
              bytes(job.file.bytes),
              name(job.created_by),
              <Stamp key="at" at={job.created_at} />,
            ]}
          />
        }
      />
      <div className="import-stages">
        <Stages job={job} />
      </div>
      <Outcome job={job} />
      {isRunning(job) && <Progress job={job} />}
      {job.rows.total > 0 && job.status !== 'checking' && (
        <>
          <Counts job={job} />
          <ImportRows key={job.status} job={job} />
        </>
      )}
    </div>
  );
}
