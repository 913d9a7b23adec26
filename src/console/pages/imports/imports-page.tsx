/** Imports of sheets: beginning one, and what was imported before. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Pager } from '../../parts/pager.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import '../../styles/imports.css';
import { importsQuery, PAGE_SIZE } from './data.ts';
import type { Import } from './data.ts';
import { NewImport } from './new-import.tsx';
import { ImportState } from './words.tsx';

function FileLink({ job }: { job: Import }) {
  return (
    <Link to="/imports/$importId" params={{ importId: job.id }} className="link import-file">
      {job.file.name}
    </Link>
  );
}

function useOutcome(): (job: Import) => string {
  const { t, count } = useFormat();
  return ({ rows }) => {
    const failed = rows.error + rows.refused;
    const taken = t('imports.taken', { count: rows.applied, total: count(rows.total) });
    return failed === 0 ? taken : `${taken} · ${t('imports.failedCount', { count: failed })}`;
  };
}

function useColumns(): Column<Import>[] {
  const { t } = useFormat();
  const { name } = useNames();
  const outcome = useOutcome();
  return [
    {
      key: 'file',
      title: t('imports.colFile'),
      heads: true,
      cell: (job) => <TwoLines first={<FileLink job={job} />} second={t(`imports.kinds.${job.kind}`)} />,
    },
    { key: 'rows', title: t('imports.colRows'), cell: outcome },
    { key: 'who', title: t('imports.colWho'), cell: (job) => name(job.created_by) },
    { key: 'at', title: t('imports.colAt'), cell: (job) => <Stamp at={job.created_at} /> },
    { key: 'state', title: t('imports.colState'), cell: (job) => <ImportState job={job} /> },
  ];
}

function ImportCard({ job }: { job: Import }) {
  const { t } = useFormat();
  const outcome = useOutcome();
  return (
    <div className="order-card">
      <div className="card-line">
        <FileLink job={job} />
        <ImportState job={job} />
      </div>
      <div className="card-quiet">{t(`imports.kinds.${job.kind}`)}</div>
      <div className="card-line card-quiet">
        <span>{outcome(job)}</span>
        <Stamp at={job.created_at} />
      </div>
    </div>
  );
}

/** The page. */
export function ImportsPage() {
  const { t } = useFormat();
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useQuery(importsQuery(cursor));
  const columns = useColumns();
  return (
    <div className="page">
      <PageHead title={t('imports.title')} />
      <p className="import-lead">{t('imports.lead')}</p>
      <NewImport />
      <Section title={t('imports.history')}>
        {error ? (
          <ErrorBlock error={error} what={t('imports.history')} onRetry={() => void refetch()} />
        ) : data ? (
          <DataTable
            caption={t('imports.history')}
            columns={columns}
            rows={data.data}
            rowKey={(job) => job.id}
            card={(job) => <ImportCard job={job} />}
            empty={<Empty title={t('imports.emptyTitle')} text={t('imports.emptyText')} />}
          />
        ) : (
          <SkeletonRows rows={4} />
        )}
        {data && (data.has_more || cursor !== undefined) && (
          <Pager
            perPage={PAGE_SIZE}
            onPrevious={cursor === undefined ? undefined : () => setCursor(data.previous_cursor ?? undefined)}
            onNext={data.has_more ? () => setCursor(data.next_cursor ?? undefined) : undefined}
          />
        )}
      </Section>
    </div>
  );
}
