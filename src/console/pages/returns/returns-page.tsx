/** The list of returns: views by whose turn it is, search, table or cards. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, NoMatch, OrdersDrawing } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx';
import { Money } from '../../parts/money.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SavedTabs } from '../../parts/saved-tabs.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { PAGE_SIZE, returnsQuery } from './data.ts';
import type { ReturnRow } from './data.ts';
import { isReturnView, RETURN_VIEWS } from './filters.ts';
import type { ReturnFilters } from './filters.ts';
import { ReturnState } from './words.tsx';

/** Columns of a list of returns. */
export function useReturnColumns(): Column<ReturnRow>[] {
  const { t, count } = useFormat();
  const { name } = useNames();
  return [
    {
      key: 'number',
      title: t('orders.colNumber'),
      heads: true,
      cell: (row) => (
        <Link to="/returns/$returnId" params={{ returnId: row.id }} className="link nowrap">
          {row.number ?? t('orders.draftNumber')}
        </Link>
      ),
    },
    { key: 'buyer', title: t('orders.colBuyer'), cell: (row) => name(row.buyer) },
    {
      key: 'order',
      title: t('orders.one'),
      cell: (row) => <span className="second nowrap">{row.order?.number ?? t('returns.noOrder')}</span>,
    },
    { key: 'at', title: t('returns.colAt'), cell: (row) => <Stamp at={row.submitted_at ?? row.created_at} /> },
    { key: 'quantity', title: t('orders.colUnits'), align: 'right', cell: (row) => count(row.quantity) },
    {
      key: 'amount',
      title: t('orders.colAmount'),
      align: 'right',
      cell: (row) => (
        <Money {...row.gross_amount} look="cell" label={row.number ?? ''} figure={`return.${row.id}.gross`} />
      ),
    },
    { key: 'state', title: t('orders.colState'), cell: (row) => <ReturnState status={row.status} /> },
  ];
}

/** A return as a card. */
export function ReturnCard({ row }: { row: ReturnRow }) {
  const { t, count } = useFormat();
  const { name } = useNames();
  return (
    <div className="order-card">
      <div className="card-line">
        <Link to="/returns/$returnId" params={{ returnId: row.id }} className="link nowrap">
          {row.number ?? t('orders.draftNumber')}
        </Link>
        <ReturnState status={row.status} />
      </div>
      <div className="card-line">
        <TwoLines first={name(row.buyer)} second={row.reason} />
        <Money {...row.gross_amount} look="cell" label={row.number ?? ''} figure={`return.${row.id}.gross`} />
      </div>
      <div className="card-line card-quiet">
        <span>{t('returns.units', { units: count(row.quantity) })}</span>
        <Stamp at={row.submitted_at ?? row.created_at} />
      </div>
    </div>
  );
}

/** The page; view and search live in the address. */
export function ReturnsPage() {
  const { t } = useFormat();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/frame/returns' });
  const { view = 'all', q = '', cursor } = filters;
  const columns = useReturnColumns();
  const onFilter = useCallback((next: ReturnFilters) => void navigate({ to: '/returns', search: next }), [navigate]);
  const onSearch = useCallback(
    (text: string) => onFilter({ view: view === 'all' ? undefined : view, q: text || undefined }),
    [onFilter, view],
  );
  const { data, error, refetch } = useQuery(returnsQuery({ status: RETURN_VIEWS[view], q, cursor }));
  const first = view === 'all' && q === '';
  return (
    <div className="page">
      <PageHead title={t('returns.title')} />
      <SavedTabs
        label={t('returns.views')}
        tabs={Object.keys(RETURN_VIEWS)
          .filter(isReturnView)
          .map((key) => ({
            key,
            name: t(`returns.view.${key}`),
          }))}
        current={view}
        onChange={(key) => onFilter({ view: isReturnView(key) && key !== 'all' ? key : undefined, q: q || undefined })}
      />
      <FilterBar>
        <SearchBox value={q} placeholder={t('returns.searchHint')} onSearch={onSearch} />
      </FilterBar>
      {error ? (
        <ErrorBlock error={error} what={t('returns.title')} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={t('returns.title')}
          columns={columns}
          rows={data.data}
          rowKey={(row) => row.id}
          card={(row) => <ReturnCard row={row} />}
          onOpen={(row) => void navigate({ to: '/returns/$returnId', params: { returnId: row.id } })}
          empty={
            first ? (
              <Empty drawing={<OrdersDrawing />} title={t('returns.emptyTitle')} text={t('returns.emptyText')} />
            ) : (
              <NoMatch what={t('returns.one')} onClear={() => onFilter({})} />
            )
          }
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
      {data && (data.has_more || cursor !== undefined) && (
        <Pager
          perPage={PAGE_SIZE}
          onPrevious={
            cursor === undefined ? undefined : () => onFilter({ ...filters, cursor: data.previous_cursor ?? undefined })
          }
          onNext={data.has_more ? () => onFilter({ ...filters, cursor: data.next_cursor ?? undefined }) : undefined}
        />
      )}
    </div>
  );
}
