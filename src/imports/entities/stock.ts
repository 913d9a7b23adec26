// Owns importing counted stock: what is there is brought to what was counted, so the same file twice changes nothing.
import { adjustStock } from '../../inventory/commands.ts';
import { dec } from '../../kernel/decimal.ts';
import { accept, refuse } from '../../kernel/refusal.ts';
import type { FieldRefusal } from '../../kernel/refusal.ts';
import { inColumns } from './entity.ts';
import type { ImportContext, ImportEntity, ImportRow } from './entity.ts';
import { idOfCode, wrong } from './references.ts';

export const stockImport: ImportEntity = {
  kind: 'stock',
  subject: 'stock',
  name: { zh: '库存盘点', en: 'Counted stock' },
  columns: [
    {
      key: 'warehouse',
      zh: '仓库编码',
      en: 'Warehouse code',
      kind: 'text',
      required: true,
      example: 'JXG',
      pointer: '/warehouse_id',
    },
    { key: 'sku_code', zh: 'SKU 编码', en: 'SKU code', kind: 'text', required: true, example: 'SL-ESS-150' },
    {
      key: 'counted',
      zh: '盘点数量',
      en: 'Counted quantity',
      kind: 'decimal',
      required: true,
      example: '1200',
      pointer: '/change',
      note: { zh: '实际在库数量，含已预留', en: 'What is physically there, reserved goods included' },
    },
    { key: 'reason', zh: '原因', en: 'Reason', kind: 'text', required: true, example: '月末盘点' },
  ],
  identity: (values) => `${values.warehouse}|${values.sku_code}`,
  apply: (context, [row]) => applyStock(context, row!),
};

async function applyStock({ work, companyId, today }: ImportContext, { values }: ImportRow) {
  const warehouse = await idOfCode(work.db, 'warehouse', companyId, values.warehouse!);
  const { warehouses } = work.scope;
  if (warehouse === undefined || (warehouses !== '*' && !warehouses.includes(warehouse)))
    return invalid([wrong('warehouse', 'UNKNOWN_WAREHOUSE')]);
  const counted = dec(values.counted!);
  if (counted.isNegative() || counted.decimalPlaces() > 6) return invalid([wrong('counted', 'QUANTITY_TOO_FINE')]);
  const sku = await work.db
    .selectFrom('sku')
    .select('id')
    .where('company_id', '=', companyId)
    .where('code', '=', values.sku_code!)
    .executeTakeFirst();
  if (!sku) return invalid([wrong('sku_code', 'UNKNOWN_SKU', { sku: values.sku_code! })]);
  const row = await work.db
    .selectFrom('stock')
    .select('on_hand')
    .where('warehouse_id', '=', warehouse)
    .where('sku_id', '=', sku.id)
    .forUpdate()
    .executeTakeFirst();
  const change = counted.minus(dec(row?.on_hand ?? '0'));
  if (change.isZero()) return accept('unchanged' as const);
  const made = await adjustStock(work, companyId, today, {
    warehouse_id: warehouse,
    reason: values.reason!,
    lines: [{ sku_code: values.sku_code!, change: change.toFixed() }],
  });
  if (made.ok) return accept(row ? ('update' as const) : ('create' as const));
  const errors = (made.errors ?? [{ pointer: '', code: made.code }]).map((error) => ({
    ...error,
    pointer: error.pointer.replace(/^\/lines\/0/, ''),
  }));
  return { ...made, errors: inColumns(stockImport, errors) };
}

const invalid = (errors: FieldRefusal[]) => refuse('INVALID_CONTENT', { count: errors.length }, errors);
