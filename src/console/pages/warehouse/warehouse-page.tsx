/** The warehouse's desk: to ship, to allocate, in transit, returns to receive; many orders shipped or allocated at once. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Printer, Truck } from 'lucide-react';
import { useCallback, useState } from 'react';
import { usePhone } from '../../lib/device.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { BulkBar } from '../../parts/bulk.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, NoMatch, OrdersDrawing } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SavedTabs } from '../../parts/saved-tabs.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { ordersQuery, PAGE_SIZE } from '../orders/data.ts';
import type { OrderRow } from '../orders/data.ts';
import { NextStep } from '../orders/next-step.tsx';
import { OrderCard } from '../orders/order-card.tsx';
import { OrderState } from '../orders/words.tsx';
import { returnsQuery } from '../returns/data.ts';
import { ReturnCard, useReturnColumns } from '../returns/returns-page.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { isWarehouseView, ordersOf, WAREHOUSE_VIEWS } from './filters.ts';
import type { WarehouseFilters, WarehouseTab } from './filters.ts';

type Turning = { filters: WarehouseFilters; onFilter: (filters: WarehouseFilters) => void };

function Turn({
  data,
  filters,
  onFilter,
}: Turning & { data: { has_more: boolean; next_cursor: string | null; previous_cursor: string | null } }) {
  const to = (cursor: string | null) => () => onFilter({ ...filters, cursor: cursor ?? undefined });
  if (!data.has_more && filters.cursor === undefined) return null;
  return (
    <Pager
      perPage={PAGE_SIZE}
      onPrevious={filters.cursor === undefined ? undefined : to(data.previous_cursor)}
      onNext={data.has_more ? to(data.next_cursor) : undefined}
    />
  );
}

function Nothing({ view, filters, onFilter }: Turning & { view: WarehouseTab }) {
  const { t } = useFormat();
  return filters.q ? (
    <NoMatch what={t('warehouse.rows')} onClear={() => onFilter({ ...filters, q: undefined, cursor: undefined })} />
  ) : (
    <Empty drawing={<OrdersDrawing />} title={t(`warehouse.empty.${view}`)} text={t('warehouse.emptyText')} />
  );
}

function useColumns(): Column<OrderRow>[] {
  const { t, count } = useFormat();
  const { name } = useNames();
  return [
    {
      key: 'number',
      title: t('orders.colNumber'),
      heads: true,
      cell: (row) => (
        <Link to="/orders/$orderId" params={{ orderId: row.id }} className="link nowrap">
          {row.number}
        </Link>
      ),
    },
    { key: 'buyer', title: t('orders.colBuyer'), cell: (row) => name(row.buyer) },
    {
      key: 'region',
      title: t('orders.colRegion'),
      cell: (row) => <span className="second">{row.region ? name(row.region) : t('common.nothing')}</span>,
    },
    { key: 'at', title: t('orders.colOrdered'), cell: (row) => <Stamp at={row.submitted_at ?? row.created_at} /> },
    { key: 'units', title: t('orders.colUnits'), align: 'right', cell: (row) => count(row.quantity) },
    { key: 'shipped', title: t('orders.colShipped'), align: 'right', cell: (row) => count(row.shipped_quantity) },
    { key: 'state', title: t('orders.colState'), cell: (row) => <OrderState status={row.status} /> },
    {
      key: 'next',
      title: t('orders.colNext'),
      cell: (row) => (
        <span className="second">
          <NextStep step={row.next_step} />
        </span>
      ),
    },
  ];
}

function Orders({ view, filters, onFilter }: Turning & { view: Exclude<WarehouseTab, 'returns'> }) {
  const { t } = useFormat();
  const phone = usePhone();
  const navigate = useNavigate();
  const columns = useColumns();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<readonly OrderRow[]>();
  const { data, error, refetch } = useQuery(ordersQuery({ ...ordersOf(view), q: filters.q, cursor: filters.cursor }));
  if (error) return <ErrorBlock error={error} what={t('warehouse.title')} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} />;
  const rows = data.data;
  const picked = rows.filter((row) => chosen.includes(row.id));
  const bulk = view === 'ship' ? 'ship' : 'allocate';
  return (
    <>
      <DataTable
        caption={t(`warehouse.view.${view}`)}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        card={(row) => <OrderCard order={row} />}
        selection={
          view === 'transit'
            ? undefined
            : { keys: chosen, onChange: setChosen, nameOf: (row) => row.number ?? t('orders.draftNumber') }
        }
        onOpen={(row) => void navigate({ to: '/orders/$orderId', params: { orderId: row.id } })}
        empty={<Nothing view={view} filters={filters} onFilter={onFilter} />}
      />
      <Turn data={data} filters={filters} onFilter={onFilter} />
      {!phone && (
        <BulkBar count={picked.length} onClear={() => setChosen([])}>
          <Button type="primary" className="bulk-first" icon={<Icon of={Truck} />} onClick={() => setAsking(picked)}>
            {t(`warehouse.verb.${bulk}`, { count: picked.length })}
          </Button>
          {view === 'ship' && (
            <Button
              icon={<Icon of={Printer} />}
              onClick={() =>
                void navigate({ to: '/print/pick-list', search: { orders: picked.map((row) => row.id).join(',') } })
              }
            >
              {t('warehouse.pickList')}
            </Button>
          )}
        </BulkBar>
      )}
      {asking && (
        <BulkDialog
          what={bulk}
          orders={asking}
          onClose={() => {
            setAsking(undefined);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}

function Returns({ filters, onFilter }: Turning) {
  const { t } = useFormat();
  const navigate = useNavigate();
  const columns = useReturnColumns();
  const { data, error, refetch } = useQuery(returnsQuery({ status: 'approved', q: filters.q, cursor: filters.cursor }));
  if (error) return <ErrorBlock error={error} what={t('returns.title')} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} />;
  return (
    <>
      <DataTable
        caption={t('warehouse.view.returns')}
        columns={columns}
        rows={data.data}
        rowKey={(row) => row.id}
        card={(row) => <ReturnCard row={row} />}
        onOpen={(row) => void navigate({ to: '/returns/$returnId', params: { returnId: row.id } })}
        empty={<Nothing view="returns" filters={filters} onFilter={onFilter} />}
      />
      <Turn data={data} filters={filters} onFilter={onFilter} />
    </>
  );
}

/** The page; view and search live in the address. */
export function WarehousePage() {
  const { t } = useFormat();
  const phone = usePhone();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/frame/warehouse' });
  const { view = 'ship', q = '' } = filters;
  const onFilter = useCallback(
    (next: WarehouseFilters) => void navigate({ to: '/warehouse', search: next }),
    [navigate],
  );
  const onSearch = useCallback(
    (text: string) => onFilter({ view: view === 'ship' ? undefined : view, q: text || undefined }),
    [onFilter, view],
  );
  const pickAll = view === 'ship' && phone && (
    <Button icon={<Icon of={Printer} />} onClick={() => void navigate({ to: '/print/pick-list', search: {} })}>
      {t('warehouse.pickList')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t('warehouse.title')} actions={pickAll} />
      <SavedTabs
        label={t('finance.views')}
        current={view}
        tabs={WAREHOUSE_VIEWS.map((key) => ({ key, name: t(`warehouse.view.${key}`) }))}
        onChange={(key) => onFilter({ view: isWarehouseView(key) && key !== 'ship' ? key : undefined })}
      />
      <FilterBar>
        <SearchBox
          value={q}
          placeholder={t(view === 'returns' ? 'returns.searchHint' : 'orders.searchHint')}
          onSearch={onSearch}
        />
      </FilterBar>
      {view === 'returns' ? (
        <Returns filters={filters} onFilter={onFilter} />
      ) : (
        <Orders key={view} view={view} filters={filters} onFilter={onFilter} />
      )}
    </div>
  );
}
