/** The rows of an import: what each would do, or which cell keeps it from being taken. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SavedTabs } from '../../parts/saved-tabs.tsx';
import { Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { rowsQuery, ROWS_SIZE } from './data.ts';
import type { Import, ImportRow, Show } from './data.ts';
import { RowState, useWords } from './words.tsx';

function Reasons({ row }: { row: ImportRow }) {
  const { t } = useFormat();
  const words = useWords();
  if (row.errors.length === 0) return <span className="second">{t('common.nothing')}</span>;
  return (
    <ul className="import-reasons">
      {row.errors.map((error) => (
        <li key={`${error.column?.en ?? ''}${error.code}`}>
          {error.column && <strong>{words(error.column)}</strong>} {error.detail}
        </li>
      ))}
    </ul>
  );
}

function useColumns(): Column<ImportRow>[] {
  const { t, count } = useFormat();
  return [
    { key: 'row', title: t('imports.colRow'), align: 'right', width: '4em', cell: (row) => count(row.row) },
    { key: 'label', title: t('imports.colLabel'), heads: true, cell: (row) => row.label || t('common.nothing') },
    { key: 'state', title: t('imports.colDoes'), cell: (row) => <RowState row={row} /> },
    { key: 'why', title: t('imports.colWhy'), cell: (row) => <Reasons row={row} /> },
  ];
}

export function ImportRows({ job }: { job: Import }) {
  const { t, count } = useFormat();
  const failed = job.rows.error + job.rows.refused;
  const [show, setShow] = useState<Show>(failed > 0 ? 'failed' : 'all');
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useQuery(rowsQuery(job, show, cursor));
  const columns = useColumns();
  const tabs = [
    { key: 'failed', name: t('imports.tabFailed'), count: count(failed) },
    { key: 'all', name: t('imports.tabAll'), count: count(job.rows.total) },
  ];
  return (
    <Section title={t('imports.rows')}>
      <SavedTabs
        label={t('imports.rows')}
        tabs={tabs}
        current={show}
        onChange={(key) => {
          setShow(key === 'all' ? 'all' : 'failed');
          setCursor(undefined);
        }}
      />
      {error ? (
        <ErrorBlock error={error} what={t('imports.rows')} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={t('imports.rows')}
          columns={columns}
          rows={data.data}
          rowKey={(row) => String(row.row)}
          card={(row) => (
            <div className="order-card">
              <div className="card-line">
                <strong>{t('imports.rowNamed', { row: count(row.row), label: row.label })}</strong>
                <RowState row={row} />
              </div>
              {row.errors.length > 0 && <Reasons row={row} />}
            </div>
          )}
          empty={<Empty title={t('imports.noFailed')} text={t('imports.noFailedText')} />}
        />
      ) : (
        <SkeletonRows rows={6} />
      )}
      {data && (data.has_more || cursor !== undefined) && (
        <Pager
          perPage={ROWS_SIZE}
          onPrevious={cursor === undefined ? undefined : () => setCursor(data.previous_cursor ?? undefined)}
          onNext={data.has_more ? () => setCursor(data.next_cursor ?? undefined) : undefined}
        />
      )}
    </Section>
  );
}
