/** Making and changing a SKU. */
import { useQuery } from '@tanstack/react-query';
import type { ProductView, SkuView } from '../../../catalog/schema.ts';
import { useFormat } from '../../lib/use-format.ts';
import { changedOf } from '../../masters/conflict.ts';
import { change, choicesQuery, create, loadNewest } from '../../masters/data.ts';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import { skuBody, skuValues, useSkuFields } from './fields.ts';

export function NewSku({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useFormat();
  const fields = useSkuFields();
  const products = useQuery(choicesQuery<ProductView>('/products', { limit: 100 }));
  return (
    <RecordDialog
      title={t('masters.catalog.newSku')}
      verb={t('masters.catalog.createSku')}
      fields={fields}
      start={{ values: { orderable: 'true', min_quantity: '0', pack_size: '1' }, etag: undefined }}
      done={t('masters.saved')}
      send={(values, _base, sent) =>
        create('/skus')(
          skuBody(
            values,
            products.data?.find(({ id }) => id === values['product_id']),
          ),
          sent,
        )
      }
      onDone={({ data }) => onDone(data.id)}
      onClose={onClose}
    />
  );
}

export function EditSku({ sku, etag, onClose }: { sku: SkuView; etag: string | undefined; onClose: () => void }) {
  const { t } = useFormat();
  const fields = useSkuFields(sku);
  const path = `/skus/${sku.id}`;
  return (
    <RecordDialog
      title={t('masters.catalog.editSku')}
      verb={t('masters.catalog.saveSku')}
      fields={fields}
      start={{ values: skuValues(sku), etag }}
      reload={() => loadNewest<SkuView>(path, skuValues)}
      done={t('masters.saved')}
      send={(values, base, sent) => change(path)(skuBody(changedOf(base, values)), sent)}
      onClose={onClose}
    />
  );
}
