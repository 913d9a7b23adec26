/** Taking goods in, and correcting stock after a count: both are postings, so both say what they do. */
import { useQuery } from '@tanstack/react-query';
import type { SkuView } from '../../../catalog/schema.ts';
import type { StockRow, WarehouseView } from '../../../inventory/schema.ts';
import { useNames } from '../../lib/names.ts';
import { useUnitName } from '../../lib/units.ts';
import { useFormat } from '../../lib/use-format.ts';
import { choicesQuery, create } from '../../masters/data.ts';
import { useOptions } from '../../masters/options.ts';
import { RecordDialog } from '../../masters/record-dialog.tsx';

export function AdjustDialog({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const unitName = useUnitName();
  return (
    <RecordDialog
      title={t('masters.stock.adjustTitle', { name: name(row.sku) })}
      verb={t('masters.stock.book')}
      intro={
        <p>
          {t('masters.stock.adjustIntro', {
            warehouse: name(row.warehouse),
            on_hand: count(row.on_hand),
            reserved: count(row.reserved),
            unit: unitName(row.unit),
          })}
        </p>
      }
      fields={[
        {
          name: 'change',
          label: t('masters.stock.change'),
          kind: 'decimal',
          signed: true,
          note: t('masters.stock.changeNote'),
          pointer: '/lines/0/change',
        },
        { name: 'reason', label: t('masters.stock.reason'), kind: 'text', maxLength: 500 },
      ]}
      start={{ values: {}, etag: undefined }}
      done={t('masters.stock.booked')}
      send={({ change, reason }, _base, sent) =>
        create('/stock_adjustments')(
          { warehouse_id: row.warehouse.id, reason, lines: [{ sku_code: row.sku.code, change }] },
          sent,
        )
      }
      onClose={onClose}
    />
  );
}

export function ReceiveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useFormat();
  const { name } = useNames();
  const options = useOptions();
  const warehouses = useQuery(choicesQuery<WarehouseView>('/warehouses'));
  const skus = useQuery(choicesQuery<SkuView>('/skus', { limit: 100 }));
  return (
    <RecordDialog
      title={t('masters.stock.receive')}
      verb={t('masters.stock.bookIn')}
      intro={<p>{t('masters.stock.receiveIntro')}</p>}
      fields={[
        {
          name: 'warehouse_id',
          label: t('masters.stock.warehouse'),
          kind: 'choice',
          options: options(warehouses.data?.filter(({ active }) => active)),
        },
        {
          name: 'sku_code',
          label: t('masters.catalog.what'),
          kind: 'choice',
          options: (skus.data ?? []).map((sku) => ({ value: sku.code, label: `${name(sku)} · ${sku.code}` })),
          pointer: '/lines/0/sku_code',
        },
        {
          name: 'quantity',
          label: t('masters.stock.quantity'),
          kind: 'decimal',
          pointer: '/lines/0/quantity',
        },
        { name: 'note', label: t('masters.stock.note'), kind: 'text', optional: true, maxLength: 500 },
      ]}
      start={{ values: { warehouse_id: warehouses.data?.[0]?.id ?? '' }, etag: undefined }}
      done={t('masters.stock.booked')}
      send={({ warehouse_id, sku_code, quantity, note = '' }, _base, sent) =>
        create('/stock_receipts')({ warehouse_id, note, lines: [{ sku_code, quantity }] }, sent)
      }
      onClose={onClose}
    />
  );
}
