/** Warehouses: what lies in them, what moved, and the warehouses themselves, each its own list under one title. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { StockRow, WarehouseView } from '../../../inventory/schema.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useUnitName } from '../../lib/units.ts';
import { useFormat } from '../../lib/use-format.ts';
import { choicesQuery } from '../../masters/data.ts';
import type { MasterFilters } from '../../masters/filters.ts';
import { MasterList } from '../../masters/master-list.tsx';
import { useOptions } from '../../masters/options.ts';
import { TwoLines } from '../../parts/data-table.tsx';
import { Moves } from './moves.tsx';
import { AdjustDialog, ReceiveDialog } from './stock-dialogs.tsx';
import { WarehouseTable } from './warehouse-table.tsx';
import { STOCK_TABS, StockTabs } from './words.tsx';

/** What lies in which warehouse. */
function Stock() {
  const { t, count } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const navigate = useNavigate();
  const options = useOptions();
  const unitName = useUnitName();
  const { tab: _tab, ...filters } = useSearch({ from: '/frame/warehouses' });
  const warehouses = useQuery(choicesQuery<WarehouseView>('/warehouses'));
  const [opened, setOpened] = useState<'receive' | StockRow>();
  const onFilter = useCallback((next: MasterFilters) => void navigate({ to: '/warehouses', search: next }), [navigate]);
  const adjust = (row: StockRow) =>
    may(session, 'update', 'stock') && (
      <Button
        size="small"
        aria-label={`${t('masters.stock.adjust')} ${name(row.sku)} ${name(row.warehouse)}`}
        onClick={() => setOpened(row)}
      >
        {t('masters.stock.adjust')}
      </Button>
    );
  return (
    <>
      <MasterList<StockRow>
        title={t('masters.stock.title')}
        noun={t('masters.stock.one')}
        searchHint={t('masters.catalog.search')}
        path="/stock"
        filters={filters}
        onFilter={onFilter}
        specs={[{ name: 'warehouse_id', label: t('masters.stock.warehouse'), options: options(warehouses.data) }]}
        columns={[
          {
            key: 'sku',
            title: t('masters.field.name'),
            heads: true,
            cell: (row) => <TwoLines first={name(row.sku)} second={row.sku.code} />,
          },
          { key: 'warehouse', title: t('masters.stock.warehouse'), cell: (row) => name(row.warehouse) },
          {
            key: 'unit',
            title: t('masters.field.unit'),
            cell: (row) => <span className="second">{unitName(row.unit)}</span>,
          },
          { key: 'hand', title: t('masters.stock.onHand'), align: 'right', cell: (row) => count(row.on_hand) },
          { key: 'reserved', title: t('masters.stock.reserved'), align: 'right', cell: (row) => count(row.reserved) },
          {
            key: 'available',
            title: t('masters.stock.available'),
            align: 'right',
            cell: (row) => <span className="strong">{count(row.available)}</span>,
          },
          { key: 'act', title: <span className="sr-only">{t('parts.actions')}</span>, align: 'right', cell: adjust },
        ]}
        rowKey={(row) => `${row.warehouse.id}:${row.sku.id}`}
        card={(row) => (
          <div className="order-card">
            <div className="card-line">
              <strong>{name(row.sku)}</strong>
              <span>
                {count(row.available)} {unitName(row.unit)}
              </span>
            </div>
            <div className="card-line card-quiet">
              <span>
                {row.sku.code} · {name(row.warehouse)}
              </span>
              <span>
                {t('masters.stock.onHand')} {count(row.on_hand)} · {t('masters.stock.reserved')} {count(row.reserved)}
              </span>
            </div>
            <div className="card-line">{adjust(row)}</div>
          </div>
        )}
        tabs={<StockTabs current="stock" />}
        actions={
          may(session, 'create', 'stock') && (
            <Button type="primary" onClick={() => setOpened('receive')}>
              {t('masters.stock.receive')}
            </Button>
          )
        }
        empty={{ title: t('masters.stock.empty'), text: t('masters.stock.emptyText') }}
      />
      {opened === 'receive' && <ReceiveDialog onClose={() => setOpened(undefined)} />}
      {typeof opened === 'object' && <AdjustDialog row={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

/** The page; the tab is in the address. */
export function WarehousesPage() {
  const { tab: asked } = useSearch({ from: '/frame/warehouses' });
  const tab = STOCK_TABS.find((one) => one === asked) ?? 'stock';
  if (tab === 'moves') return <Moves />;
  return tab === 'warehouses' ? <WarehouseTable /> : <Stock />;
}
