/** Owns what can be filled in of goods, and how their views become forms and bodies. */
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { PRODUCT_KINDS } from '../../../catalog/schema.ts';
import type { NamedView, ProductView, SkuView, taxCodeView } from '../../../catalog/schema.ts';
import { useUnitName, unitsQuery } from '../../lib/units.ts';
import { useFormat } from '../../lib/use-format.ts';
import type { Values } from '../../masters/conflict.ts';
import { choicesQuery } from '../../masters/data.ts';
import type { FieldSpec, Option } from '../../masters/fields.tsx';
import { useOptions } from '../../masters/options.ts';

export const NAMED_KINDS = ['brands', 'categories', 'units'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

function useText() {
  const { t } = useFormat();
  return (name: 'code' | 'name' | 'name_en', more: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    label: t(`masters.field.${name}`),
    kind: 'text',
    ...more,
  });
}

/** Only what is in use is offered; what the record names already stays. */
function offered(things: readonly NamedView[] | undefined, keep: string | undefined): NamedView[] {
  return (things ?? []).filter((thing) => thing.active || thing.id === keep);
}

export function useNamedFields(kind: NamedKind, record?: NamedView): FieldSpec[] {
  const { t } = useFormat();
  const text = useText();
  const options = useOptions();
  const categories = useQuery({ ...choicesQuery<NamedView>('/categories'), enabled: kind === 'categories' });
  return [
    text('code', { fixed: record !== undefined, maxLength: kind === 'units' ? 20 : 60 }),
    { name: 'active', label: t('masters.field.active'), kind: 'switch' },
    text('name'),
    text('name_en'),
    ...(kind === 'categories'
      ? [
          {
            name: 'parent_id',
            label: t('masters.catalog.above'),
            kind: 'choice',
            optional: true,
            options: options(offered(categories.data, record?.parent?.id).filter(({ id }) => id !== record?.id)),
          } as const,
        ]
      : []),
  ];
}

export function namedValues({ code, name, name_en, active, parent }: NamedView): Values {
  return { code, name, name_en, active: String(active), parent_id: parent?.id ?? '' };
}

/** The body of a brand, category or unit. */
export function namedBody({ active, parent_id, ...rest }: Values): Record<string, unknown> {
  return {
    ...rest,
    ...(active === undefined ? {} : { active: active === 'true' }),
    ...(parent_id === undefined ? {} : { parent_id: parent_id || null }),
  };
}

export function useProductFields(record?: ProductView): FieldSpec[] {
  const { t } = useFormat();
  const text = useText();
  const options = useOptions();
  const brands = useQuery(choicesQuery<NamedView>('/brands'));
  const categories = useQuery(choicesQuery<NamedView>('/categories'));
  return [
    text('code', { fixed: record !== undefined, maxLength: 60 }),
    {
      name: 'kind',
      label: t('masters.field.kind'),
      kind: 'choice',
      options: PRODUCT_KINDS.map((value) => ({ value, label: t(`masters.value.kind.${value}`) })),
    },
    text('name'),
    text('name_en'),
    {
      name: 'brand_id',
      label: t('masters.field.brand_id'),
      kind: 'choice',
      options: options(offered(brands.data, record?.brand.id)),
    },
    {
      name: 'category_id',
      label: t('masters.field.category_id'),
      kind: 'choice',
      options: options(offered(categories.data, record?.category.id)),
    },
    { name: 'active', label: t('masters.field.active'), kind: 'switch' },
  ];
}

export function productValues({ code, name, name_en, kind, brand, category, active }: ProductView): Values {
  return { code, name, name_en, kind, brand_id: brand.id, category_id: category.id, active: String(active) };
}

export function useSkuFields(record?: SkuView): FieldSpec[] {
  const { t } = useFormat();
  const text = useText();
  const options = useOptions();
  const unitName = useUnitName();
  const units = useQuery(unitsQuery);
  const products = useQuery(choicesQuery<ProductView>('/products', { limit: 100 }));
  const taxes = useQuery(choicesQuery<z.infer<typeof taxCodeView>>('/tax_codes'));
  const isNew = record === undefined;
  const known: readonly ProductView[] = products.data ?? [];
  const named = record && !known.some(({ id }) => id === record.product.id) ? [record.product] : [];
  const unitOptions: Option[] = offered(units.data, undefined).map(({ code }) => ({
    value: code,
    label: unitName(code),
  }));
  const decimal = (name: 'pack_size' | 'min_quantity', pointer = `/${name}`): FieldSpec => ({
    name,
    label: t(`masters.field.${name}`),
    kind: 'decimal',
    pointer,
  });
  return [
    text('code', { fixed: !isNew, maxLength: 60 }),
    {
      name: 'product_id',
      label: t('masters.field.product_id'),
      kind: 'choice',
      fixed: !isNew,
      options: options([...named, ...known.filter(({ active }) => active || !isNew)]),
      pointer: '/product',
    },
    text('name'),
    text('name_en'),
    { name: 'unit', label: t('masters.field.unit'), kind: 'choice', fixed: !isNew, options: unitOptions },
    { name: 'pack_unit', label: t('masters.field.pack_unit'), kind: 'choice', options: unitOptions },
    decimal('pack_size'),
    decimal('min_quantity'),
    {
      name: 'units',
      label: t('masters.field.units'),
      kind: 'text',
      optional: true,
      wide: true,
      note: t('masters.catalog.unitsNote'),
    },
    {
      name: 'tax_code',
      label: t('masters.field.tax_code'),
      kind: 'choice',
      options: (taxes.data ?? []).map(({ code }) => ({ value: code, label: code })),
    },
    {
      name: 'standard_cost',
      label: t('masters.field.standard_cost'),
      kind: 'decimal',
      scale: 8,
      optional: record?.standard_cost === null,
    },
    { name: 'valid_from', label: t('masters.catalog.costFrom'), kind: 'date', optional: true },
    { name: 'orderable', label: t('masters.field.orderable'), kind: 'switch' },
  ];
}

export function skuValues(sku: SkuView): Values {
  return {
    code: sku.code,
    product_id: sku.product.id,
    name: sku.name,
    name_en: sku.name_en,
    unit: sku.unit,
    pack_unit: sku.pack_unit,
    pack_size: sku.pack_size,
    min_quantity: sku.min_quantity,
    units: sku.units
      .filter(({ unit }) => unit !== sku.pack_unit)
      .map(({ unit, factor }) => `${unit}=${factor}`)
      .join(', '),
    tax_code: sku.tax_code ?? '',
    standard_cost: sku.standard_cost ?? '',
    valid_from: '',
    orderable: String(sku.orderable),
  };
}

/** `托=480, 盘=96` as units with their factors. */
function unitsOf(text: string): { unit: string; factor: string }[] {
  return text
    .split(/[,，;；]/)
    .map((part) => part.split(/[=×＝]/).map((side) => side.trim()))
    .filter(([unit]) => unit)
    .map(([unit = '', factor = '']) => ({ unit, factor }));
}

/** The body of a SKU; `product` is the one chosen, for a new SKU. */
export function skuBody(values: Values, product?: ProductView): Record<string, unknown> {
  const { orderable, units, valid_from, product_id: _chosen, ...rest } = values;
  return {
    ...rest,
    ...(orderable === undefined ? {} : { orderable: orderable === 'true' }),
    ...(units === undefined ? {} : { units: unitsOf(units) }),
    ...(valid_from ? { valid_from } : {}),
    ...(product
      ? {
          product: {
            code: product.code,
            name: product.name,
            name_en: product.name_en,
            brand_id: product.brand.id,
            category_id: product.category.id,
          },
        }
      : {}),
  };
}
