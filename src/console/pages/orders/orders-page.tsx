/** The order list: saved views, filters in the address, count and sum, table or cards, pages by cursor. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback } from 'react';
import { usePhone } from '../../lib/device.ts';
import { businessToday } from '../../lib/format.ts';
import { remember } from '../../lib/list-memory.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { may, mayCreateOrder } from '../../lib/ability.ts';
import type { Column } from '../../parts/data-table.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty, NoMatch, OrdersDrawing } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { ExportButton } from '../../parts/export-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Money } from '../../parts/money.tsx';
import { Pager } from '../../parts/pager.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { ordersQuery, PAGE_SIZE } from './data.ts';
import type { OrderRow } from './data.ts';
import { apiQuery, narrowed } from './filters.ts';
import type { OrderFilters } from './filters.ts';
import { NextStep } from './next-step.tsx';
import { OrderCard } from './order-card.tsx';
import { OrderFilterBar, OrderTabs } from './order-filters.tsx';
import { OrderState } from './words.tsx';

function useColumns(): Column<OrderRow>[] {
  const { t } = useFormat();
  const { name } = useNames();
  return [
    {
      key: 'number',
      title: t('orders.colNumber'),
      heads: true,
      cell: (row) => (
        <Link to="/orders/$orderId" params={{ orderId: row.id }} className="link nowrap">
          {row.number ?? t('orders.draftNumber')}
        </Link>
      ),
    },
    { key: 'buyer', title: t('orders.colBuyer'), cell: (row) => name(row.buyer) },
    {
      key: 'region',
      title: t('orders.colRegion'),
      cell: (row) => <span className="second">{row.region ? name(row.region) : t('common.nothing')}</span>,
    },
    {
      key: 'ordered',
      title: t('orders.colOrdered'),
      cell: (row) => (
        <span className="second">
          <Stamp at={row.submitted_at ?? row.created_at} />
        </span>
      ),
    },
    {
      key: 'payable',
      title: t('orders.colPayable'),
      align: 'right',
      cell: (row) => (
        <Money
          {...row.payable_amount}
          look="cell"
          label={`${row.number ?? ''} ${t('orders.payable')}`}
          figure={`order.${row.id}.payable`}
        />
      ),
    },
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

function NewOrder() {
  const { t } = useFormat();
  const navigate = useNavigate();
  return (
    <Button type="primary" icon={<Icon of={Plus} />} onClick={() => void navigate({ to: '/orders/new' })}>
      {t('orders.newOrder')}
    </Button>
  );
}

function Rows({ filters, onFilter }: { filters: OrderFilters; onFilter: (filters: OrderFilters) => void }) {
  const { t, zone } = useFormat();
  const navigate = useNavigate();
  const session = useSession();
  const columns = useColumns();
  const query = apiQuery(filters, businessToday(zone));
  const { data, error, refetch } = useQuery(ordersQuery({ ...query, cursor: filters.cursor }));
  if (error) return <ErrorBlock error={error} what={t('orders.listWhat')} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={10} />;
  const first = !narrowed(filters) && (filters.view ?? 'all') === 'all';
  const empty = first ? (
    <Empty
      drawing={<OrdersDrawing />}
      title={t('orders.emptyTitle')}
      text={t('orders.emptyText')}
      actions={mayCreateOrder(session) && <NewOrder />}
      note={t('orders.emptyNote')}
    />
  ) : (
    <NoMatch what={t('orders.one')} onClear={() => onFilter({})} />
  );
  const turn = (cursor: string | null) => (cursor === null ? undefined : () => onFilter({ ...filters, cursor }));
  return (
    <>
      <DataTable
        caption={t('orders.caption')}
        columns={columns}
        rows={data.data}
        rowKey={(row) => row.id}
        card={(row) => <OrderCard order={row} />}
        empty={empty}
        onOpen={(row) => {
          remember(
            'orders',
            data.data.map((item) => item.id),
          );
          void navigate({ to: '/orders/$orderId', params: { orderId: row.id } });
        }}
      />
      {data.data.length > 0 && (
        <Pager
          perPage={PAGE_SIZE}
          onPrevious={data.previous_cursor || !filters.cursor ? turn(data.previous_cursor) : turn('')}
          onNext={data.has_more ? turn(data.next_cursor) : undefined}
        />
      )}
    </>
  );
}

/** The page. */
export function OrdersPage() {
  const { t, zone } = useFormat();
  const phone = usePhone();
  const session = useSession();
  const filters = useSearch({ from: '/frame/orders' });
  const navigate = useNavigate();
  const onFilter = useCallback(
    (next: OrderFilters) => void navigate({ to: '/orders', search: { ...next, cursor: next.cursor || undefined } }),
    [navigate],
  );
  return (
    <div className="page">
      <PageHead
        title={t('orders.title')}
        actions={
          <>
            {may(session, 'export', 'order') && (
              <ExportButton list="orders" query={apiQuery(filters, businessToday(zone))} />
            )}
            {mayCreateOrder(session) && <NewOrder />}
          </>
        }
      />
      <OrderTabs filters={filters} onFilter={onFilter} />
      <OrderFilterBar filters={filters} onFilter={onFilter} compact={phone} />
      <Rows filters={filters} onFilter={onFilter} />
    </div>
  );
}
