/** What came, went and was reserved, the newest first. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { MOVE_KINDS } from '../../../inventory/schema.ts';
import type { StockMoveRow, WarehouseView } from '../../../inventory/schema.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { choicesQuery } from '../../masters/data.ts';
import type { MasterFilters } from '../../masters/filters.ts';
import { MasterList } from '../../masters/master-list.tsx';
import { useOptions } from '../../masters/options.ts';
import { TwoLines } from '../../parts/data-table.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { StockTabs } from './words.tsx';

function Cause({ move }: { move: StockMoveRow }) {
  const { t } = useFormat();
  if (move.document.type === 'order' && move.document.number)
    return (
      <Link to="/orders/$orderId" params={{ orderId: move.document.id }} className="link nowrap">
        {move.document.number}
      </Link>
    );
  return <>{move.note ?? move.document.number ?? t('common.nothing')}</>;
}

/** The list. */
export function Moves() {
  const { t, count } = useFormat();
  const { name } = useNames();
  const navigate = useNavigate();
  const options = useOptions();
  const { tab: _tab, ...filters } = useSearch({ from: '/frame/warehouses' });
  const warehouses = useQuery(choicesQuery<WarehouseView>('/warehouses'));
  const onFilter = useCallback(
    (next: MasterFilters) => void navigate({ to: '/warehouses', search: { ...next, tab: 'moves' } }),
    [navigate],
  );
  const kindOf = (row: StockMoveRow) => t(`masters.stock.kind.${row.kind}`);
  return (
    <MasterList<StockMoveRow>
      title={t('masters.stock.title')}
      noun={t('masters.stock.oneMove')}
      searchHint={t('masters.catalog.search')}
      path="/stock_moves"
      filters={filters}
      onFilter={onFilter}
      specs={[
        { name: 'warehouse_id', label: t('masters.stock.warehouse'), options: options(warehouses.data) },
        {
          name: 'kind',
          label: t('masters.field.kind'),
          options: MOVE_KINDS.map((value) => ({ value, label: t(`masters.stock.kind.${value}`) })),
        },
      ]}
      columns={[
        {
          key: 'at',
          title: t('masters.stock.at'),
          heads: true,
          cell: (row) => <Stamp at={row.at} />,
        },
        { key: 'kind', title: t('masters.field.kind'), cell: kindOf },
        {
          key: 'sku',
          title: t('masters.field.name'),
          cell: (row) => <TwoLines first={name(row.sku)} second={row.sku.code} />,
        },
        { key: 'warehouse', title: t('masters.stock.warehouse'), cell: (row) => name(row.warehouse) },
        { key: 'hand', title: t('masters.stock.onHand'), align: 'right', cell: (row) => count(row.on_hand_change) },
        {
          key: 'reserved',
          title: t('masters.stock.reserved'),
          align: 'right',
          cell: (row) => count(row.reserved_change),
        },
        { key: 'cause', title: t('masters.stock.cause'), cell: (row) => <Cause move={row} /> },
        { key: 'by', title: t('masters.stock.by'), cell: (row) => (row.by ? name(row.by) : t('common.system')) },
      ]}
      rowKey={(row) => row.id}
      card={(row) => (
        <div className="order-card">
          <div className="card-line">
            <strong>
              {kindOf(row)} · {name(row.sku)}
            </strong>
            <span>{count(row.on_hand_change === '0' ? row.reserved_change : row.on_hand_change)}</span>
          </div>
          <div className="card-line card-quiet">
            <span>
              {name(row.warehouse)} · <Cause move={row} />
            </span>
            <Stamp at={row.at} />
          </div>
        </div>
      )}
      tabs={<StockTabs current="moves" />}
      empty={{ title: t('masters.stock.noMoves'), text: t('masters.stock.emptyText') }}
    />
  );
}
