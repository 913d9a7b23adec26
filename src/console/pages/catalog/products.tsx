/** The list of products, changed in a dialog. */
import { Button } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ProductView } from '../../../catalog/schema.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { changedOf } from '../../masters/conflict.ts';
import { change, create, loadNewest } from '../../masters/data.ts';
import type { MasterFilters } from '../../masters/filters.ts';
import { HistoryDialog } from '../../masters/history-dialog.tsx';
import { MasterList } from '../../masters/master-list.tsx';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import { TwoLines } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useGoodsFilters } from './catalog-page.tsx';
import { namedBody, productValues, useProductFields } from './fields.ts';
import { ActiveState, CatalogTabs } from './words.tsx';

function ProductDialog({ product, onClose }: { product?: ProductView; onClose: () => void }) {
  const { t } = useFormat();
  const fields = useProductFields(product);
  const path = `/products/${product?.id ?? ''}`;
  return (
    <RecordDialog
      title={t(product ? 'masters.catalog.editProduct' : 'masters.catalog.newProduct')}
      verb={t(product ? 'masters.catalog.saveProduct' : 'masters.catalog.createProduct')}
      fields={fields}
      start={
        product
          ? { values: productValues(product), etag: `"${product.version}"` }
          : { values: { kind: 'goods', active: 'true' }, etag: undefined }
      }
      reload={product && (() => loadNewest<ProductView>(path, productValues))}
      done={t('masters.saved')}
      send={(values, base, sent) =>
        product ? change(path)(namedBody(changedOf(base, values)), sent) : create('/products')(namedBody(values), sent)
      }
      onClose={onClose}
    />
  );
}

/** The list. */
export function Products() {
  const { t } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const navigate = useNavigate();
  const goods = useGoodsFilters();
  const { tab: _tab, ...filters } = useSearch({ from: '/frame/catalog' });
  const [opened, setOpened] = useState<{ kind: 'edit' | 'history'; product?: ProductView }>();
  const close = () => setOpened(undefined);
  const onFilter = useCallback(
    (next: MasterFilters) => void navigate({ to: '/catalog', search: { ...next, tab: 'products' } }),
    [navigate],
  );
  const actions = (product: ProductView) => (
    <span className="row-actions">
      {may(session, 'update', 'catalog') && (
        <Button
          size="small"
          aria-label={`${t('masters.edit')} ${name(product)}`}
          onClick={() => setOpened({ kind: 'edit', product })}
        >
          {t('masters.edit')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={t('masters.historyOf', { name: name(product) })}
        onClick={() => setOpened({ kind: 'history', product })}
      >
        {t('masters.history')}
      </Button>
    </span>
  );
  return (
    <>
      <MasterList<ProductView>
        title={t('masters.catalog.title')}
        noun={t('masters.catalog.oneProduct')}
        searchHint={t('masters.catalog.search')}
        path="/products"
        filters={filters}
        onFilter={onFilter}
        specs={[
          ...goods,
          {
            name: 'active',
            label: t('masters.state'),
            options: [
              { value: 'true', label: t('masters.active') },
              { value: 'false', label: t('masters.inactive') },
            ],
          },
        ]}
        columns={[
          {
            key: 'name',
            title: t('masters.field.name'),
            heads: true,
            cell: (row) => <TwoLines first={name(row)} second={row.code} />,
          },
          { key: 'brand', title: t('masters.field.brand_id'), cell: (row) => name(row.brand) },
          { key: 'category', title: t('masters.field.category_id'), cell: (row) => name(row.category) },
          { key: 'skus', title: t('masters.catalog.tab.skus'), align: 'right', cell: (row) => row.skus },
          { key: 'state', title: t('masters.state'), cell: (row) => <ActiveState active={row.active} /> },
          { key: 'act', title: <span className="sr-only">{t('parts.actions')}</span>, align: 'right', cell: actions },
        ]}
        rowKey={(row) => row.id}
        card={(row) => (
          <div className="order-card">
            <div className="card-line">
              <strong>{name(row)}</strong>
              <ActiveState active={row.active} />
            </div>
            <div className="card-quiet">
              {row.code} · {name(row.brand)} · {name(row.category)}
            </div>
            <div className="card-line">{actions(row)}</div>
          </div>
        )}
        tabs={<CatalogTabs current="products" />}
        actions={
          may(session, 'create', 'catalog') && (
            <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setOpened({ kind: 'edit' })}>
              {t('masters.catalog.newProduct')}
            </Button>
          )
        }
        empty={{ title: t('masters.catalog.empty'), text: t('masters.catalog.emptyText') }}
      />
      {opened?.kind === 'edit' && <ProductDialog product={opened.product} onClose={close} />}
      {opened?.kind === 'history' && opened.product && (
        <HistoryDialog
          path={`/products/${opened.product.id}`}
          title={t('masters.historyOf', { name: name(opened.product) })}
          onClose={close}
        />
      )}
    </>
  );
}
