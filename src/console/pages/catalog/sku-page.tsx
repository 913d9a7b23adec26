/** One SKU: what it is, how it is packed and taxed, what it costs, and its past. */
import { Button } from 'antd';
import { useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { SkuView } from '../../../catalog/schema.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useUnitName } from '../../lib/units.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Facts, RecordPage, WithRecord } from '../../masters/record-page.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/section.tsx';
import { EditSku } from './sku-dialog.tsx';
import { OrderableState } from './words.tsx';

function Units({ sku }: { sku: SkuView }) {
  const { t, count } = useFormat();
  const unitName = useUnitName();
  const unit = unitName(sku.unit);
  const size = (factor: string) => `${count(factor)} ${unit}`;
  return (
    <Section title={t('masters.catalog.units')} note={t('masters.catalog.baseUnit', { unit })}>
      <DataTable
        caption={t('masters.catalog.units')}
        columns={[
          { key: 'unit', title: t('masters.catalog.tab.units'), heads: true, cell: (row) => unitName(row.unit) },
          { key: 'factor', title: t('masters.catalog.holds'), align: 'right', cell: (row) => size(row.factor) },
        ]}
        rows={sku.units}
        rowKey={(row) => row.unit}
        card={(row) => (
          <div className="card-line">
            <strong>{unitName(row.unit)}</strong>
            <span>{size(row.factor)}</span>
          </div>
        )}
      />
    </Section>
  );
}

function Document({ sku, etag }: { sku: SkuView; etag: string | undefined }) {
  const { t, count, percent } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const unitName = useUnitName();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <RecordPage
        path={`/skus/${sku.id}`}
        back={{ to: '/catalog', text: t('masters.catalog.title') }}
        title={name(sku)}
        code={sku.code}
        state={<OrderableState orderable={sku.orderable} />}
        identity={[name(sku.brand), name(sku.category), name(sku.product)]}
        actions={
          may(session, 'update', 'catalog') && (
            <Button type="primary" icon={<Icon of={Pencil} />} onClick={() => setEditing(true)}>
              {t('masters.catalog.editSku')}
            </Button>
          )
        }
      >
        <Section title={t('masters.catalog.goods')}>
          <Facts
            facts={[
              [t('masters.field.name'), sku.name],
              [t('masters.field.name_en'), sku.name_en],
              [t('masters.field.min_quantity'), `${count(sku.min_quantity)} ${unitName(sku.unit)}`],
              [
                t('masters.field.tax_code'),
                sku.tax_code && `${sku.tax_code}${sku.tax_rate === null ? '' : ` · ${percent(sku.tax_rate, 0)}`}`,
              ],
              ...(sku.standard_cost === null
                ? []
                : [[t('masters.field.standard_cost'), count(sku.standard_cost)] as const]),
              [t('masters.field.stocked'), t(sku.stocked ? 'masters.yes' : 'masters.no')],
            ]}
          />
        </Section>
        <Units sku={sku} />
      </RecordPage>
      {editing && <EditSku sku={sku} etag={etag} onClose={() => setEditing(false)} />}
    </>
  );
}

/** The page. */
export function SkuPage() {
  const { t } = useFormat();
  const { skuId } = useParams({ from: '/frame/catalog/skus/$skuId' });
  return (
    <WithRecord<SkuView> path={`/skus/${skuId}`} what={t('masters.catalog.what')}>
      {(sku, etag) => <Document sku={sku} etag={etag} />}
    </WithRecord>
  );
}
