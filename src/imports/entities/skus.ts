// Owns importing products and their SKUs: new codes are added, known ones changed where the catalog lets them.
import { createSku, updateSku } from '../../catalog/commands.ts';
import { createSkuBody, updateSkuBody } from '../../catalog/schema.ts';
import type { CreateSku, UpdateSku } from '../../catalog/schema.ts';
import { dec } from '../../kernel/decimal.ts';
import { accept, refuse } from '../../kernel/refusal.ts';
import type { FieldRefusal, Refusal } from '../../kernel/refusal.ts';
import { filled, inColumns, parseBody } from './entity.ts';
import type { ImportColumn, ImportContext, ImportEntity, ImportRow } from './entity.ts';
import { idOfCode, unitCode, wrong } from './references.ts';

const ONLY_NEW = { zh: '只用于新增；已有 SKU 保持不变', en: 'For new SKUs only; known ones keep theirs' };
const product = (key: string, zh: string, en: string, example: string, required = false): ImportColumn => ({
  key: `product_${key}`,
  zh,
  en,
  kind: 'text',
  example,
  required,
  pointer: `/product/${key}`,
  note: ONLY_NEW,
});

export const skusImport: ImportEntity = {
  kind: 'skus',
  subject: 'catalog',
  name: { zh: '产品与 SKU', en: 'Products and SKUs' },
  columns: [
    { key: 'code', zh: 'SKU 编码', en: 'SKU code', kind: 'text', required: true, example: 'SL-ESS-150' },
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', required: true, example: '修护精华水 150ml' },
    {
      key: 'name_en',
      zh: '英文名称',
      en: 'English name',
      kind: 'text',
      required: true,
      example: 'Repair essence 150 ml',
    },
    product('code', '产品编码', 'Product code', 'SL-ESS', true),
    product('name', '产品名称', 'Product name', '修护精华水'),
    product('name_en', '产品英文名称', 'Product English name', 'Repair essence'),
    { ...product('brand_id', '品牌编码', 'Brand code', 'SHILU', true), key: 'brand' },
    { ...product('category_id', '品类编码', 'Category code', 'ESSENCE', true), key: 'category' },
    { key: 'unit', zh: '单位', en: 'Unit', kind: 'text', required: true, example: 'bottle', note: ONLY_NEW },
    {
      key: 'pack_unit',
      zh: '箱规单位',
      en: 'Pack unit',
      kind: 'text',
      required: true,
      example: 'case',
      note: ONLY_NEW,
    },
    { key: 'pack_size', zh: '每箱数量', en: 'Pack size', kind: 'decimal', required: true, example: '24' },
    { key: 'min_quantity', zh: '起订数量', en: 'Minimum quantity', kind: 'decimal', example: '24' },
    { key: 'orderable', zh: '可订购', en: 'Orderable', kind: 'flag', example: '是' },
    { key: 'tax_code', zh: '税码', en: 'Tax code', kind: 'text', required: true, example: 'VAT13', note: ONLY_NEW },
    {
      key: 'standard_cost',
      zh: '标准成本',
      en: 'Standard cost',
      kind: 'decimal',
      required: true,
      example: '32.50',
      note: ONLY_NEW,
    },
  ],
  identity: (values) => values.code!,
  apply: (context, [row]) => applySku(context, row!),
};

async function applySku({ work, companyId, today }: ImportContext, { values }: ImportRow) {
  const changeable = {
    ...filled(values, ['name', 'name_en', 'pack_size', 'min_quantity']),
    ...(values.orderable === undefined ? {} : { orderable: values.orderable === 'true' }),
  };
  const existing = await work.db
    .selectFrom('sku')
    .select(['id', 'version', 'name', 'name_en', 'pack_size', 'min_quantity', 'orderable'])
    .where('company_id', '=', companyId)
    .where('code', '=', values.code!)
    .executeTakeFirst();
  if (existing) {
    const differs = Object.entries(changeable).filter(([key, value]) => {
      const now = existing[key as keyof typeof existing];
      return key === 'pack_size' || key === 'min_quantity' ? !dec(String(now)).eq(String(value)) : now !== value;
    });
    if (differs.length === 0) return accept('unchanged' as const);
    const parsed = parseBody<UpdateSku>(updateSkuBody, Object.fromEntries(differs));
    if ('errors' in parsed) return invalid(inColumns(skusImport, parsed.errors));
    const made = await updateSku(work, companyId, existing.id, existing.version, parsed.body);
    return made.ok ? accept('update' as const) : placed(made);
  }
  const brand = await idOfCode(work.db, 'brand', companyId, values.brand!);
  const category = await idOfCode(work.db, 'category', companyId, values.category!);
  const errors: FieldRefusal[] = [];
  if (brand === undefined) errors.push(wrong('brand', 'UNKNOWN_BRAND'));
  if (category === undefined) errors.push(wrong('category', 'UNKNOWN_CATEGORY'));
  if (errors.length > 0) return invalid(errors);
  const parsed = parseBody<CreateSku>(createSkuBody, {
    code: values.code,
    ...changeable,
    ...filled(values, ['tax_code', 'standard_cost']),
    unit: await unitCode(work.db, companyId, values.unit!),
    pack_unit: await unitCode(work.db, companyId, values.pack_unit!),
    product: {
      code: values.product_code,
      name: values.product_name ?? values.name,
      name_en: values.product_name_en ?? values.name_en,
      brand_id: brand,
      category_id: category,
    },
  });
  if ('errors' in parsed) return invalid(inColumns(skusImport, parsed.errors));
  const made = await createSku(work, companyId, today, parsed.body);
  return made.ok ? accept('create' as const) : placed(made);
}

const invalid = (errors: FieldRefusal[]) => refuse('INVALID_CONTENT', { count: errors.length }, errors);

function placed(refusal: Refusal): Refusal {
  const errors = refusal.errors ?? [
    { pointer: '', code: refusal.code, ...(refusal.params && { params: refusal.params }) },
  ];
  return { ...refusal, errors: inColumns(skusImport, errors) };
}
