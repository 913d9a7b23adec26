/** The catalog: SKUs, products, brands, categories and units, each its own list under one title. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { NamedView, SkuView } from '../../../catalog/schema.ts';
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
import type { Column } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { NamedRecords } from './named-records.tsx';
import { Products } from './products.tsx';
import { NewSku } from './sku-dialog.tsx';
import { CatalogTabs, OrderableState, TABS } from './words.tsx';

function useColumns(): Column<SkuView>[] {
  const { t, count, percent } = useFormat();
  const { name } = useNames();
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: t('masters.field.name'),
      heads: true,
      cell: (row) => (
        <TwoLines
          first={
            <Link to="/catalog/skus/$skuId" params={{ skuId: row.id }} className="link">
              {name(row)}
            </Link>
          }
          second={row.code}
        />
      ),
    },
    {
      key: 'brand',
      title: t('masters.field.brand_id'),
      cell: (row) => <span className="second">{name(row.brand)}</span>,
    },
    {
      key: 'category',
      title: t('masters.field.category_id'),
      cell: (row) => <span className="second">{name(row.category)}</span>,
    },
    {
      key: 'pack',
      title: t('masters.catalog.pack'),
      cell: (row) => (
        <span className="second">
          {t('masters.catalog.packOf', {
            pack: unitName(row.pack_unit),
            size: count(row.pack_size),
            unit: unitName(row.unit),
          })}
        </span>
      ),
    },
    {
      key: 'tax',
      title: t('masters.field.tax_code'),
      align: 'right',
      cell: (row) => (row.tax_rate === null ? t('common.nothing') : percent(row.tax_rate, 0)),
    },
    { key: 'state', title: t('masters.state'), cell: (row) => <OrderableState orderable={row.orderable} /> },
  ];
}

function SkuCard({ sku }: { sku: SkuView }) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const unitName = useUnitName();
  return (
    <div className="order-card">
      <div className="card-line">
        <Link to="/catalog/skus/$skuId" params={{ skuId: sku.id }}>
          {name(sku)}
        </Link>
        <OrderableState orderable={sku.orderable} />
      </div>
      <div className="card-line card-quiet">
        <span>{sku.code}</span>
        <span>
          {t('masters.catalog.packOf', {
            pack: unitName(sku.pack_unit),
            size: count(sku.pack_size),
            unit: unitName(sku.unit),
          })}
        </span>
      </div>
    </div>
  );
}

export function useGoodsFilters() {
  const { t } = useFormat();
  const options = useOptions();
  const brands = useQuery(choicesQuery<NamedView>('/brands'));
  const categories = useQuery(choicesQuery<NamedView>('/categories'));
  return [
    { name: 'brand_id', label: t('masters.field.brand_id'), options: options(brands.data) },
    { name: 'category_id', label: t('masters.field.category_id'), options: options(categories.data) },
  ];
}

function Skus() {
  const { t } = useFormat();
  const session = useSession();
  const navigate = useNavigate();
  const { tab: _tab, ...filters } = useSearch({ from: '/frame/catalog' });
  const columns = useColumns();
  const goods = useGoodsFilters();
  const [making, setMaking] = useState(false);
  const onFilter = useCallback((next: MasterFilters) => void navigate({ to: '/catalog', search: next }), [navigate]);
  return (
    <>
      <MasterList<SkuView>
        title={t('masters.catalog.title')}
        noun={t('masters.catalog.one')}
        searchHint={t('masters.catalog.search')}
        path="/skus"
        filters={filters}
        onFilter={onFilter}
        specs={[
          ...goods,
          {
            name: 'orderable',
            label: t('masters.state'),
            options: [
              { value: 'true', label: t('masters.catalog.orderable') },
              { value: 'false', label: t('masters.catalog.notOrderable') },
            ],
          },
        ]}
        columns={columns}
        rowKey={(row) => row.id}
        card={(row) => <SkuCard sku={row} />}
        onOpen={(row) => void navigate({ to: '/catalog/skus/$skuId', params: { skuId: row.id } })}
        tabs={<CatalogTabs current="skus" />}
        actions={
          may(session, 'create', 'catalog') && (
            <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setMaking(true)}>
              {t('masters.catalog.newSku')}
            </Button>
          )
        }
        empty={{ title: t('masters.catalog.empty'), text: t('masters.catalog.emptyText') }}
      />
      {making && (
        <NewSku
          onClose={() => setMaking(false)}
          onDone={(id) => void navigate({ to: '/catalog/skus/$skuId', params: { skuId: id } })}
        />
      )}
    </>
  );
}

/** The page; the tab is in the address. */
export function CatalogPage() {
  const { tab: asked } = useSearch({ from: '/frame/catalog' });
  const tab = TABS.find((one) => one === asked) ?? 'skus';
  if (tab === 'skus') return <Skus />;
  if (tab === 'products') return <Products />;
  return <NamedRecords key={tab} kind={tab} />;
}
