/** Owns what can be filled in of a partner, a contract and a store, and how their views become forms and bodies. */
import { useQuery } from '@tanstack/react-query';
import { BUSINESS_MODELS, DEALER_STATUSES } from '../../../parties/schema.ts';
import type { ContractView, DealerRow, DealerView, StoreView } from '../../../parties/schema.ts';
import type { PriceListRow } from '../../../pricing/schema.ts';
import { useFormat } from '../../lib/use-format.ts';
import type { Values } from '../../masters/conflict.ts';
import { choicesQuery } from '../../masters/data.ts';
import type { FieldSpec } from '../../masters/fields.tsx';
import { useOptions } from '../../masters/options.ts';
import type { Ref } from '../../masters/options.ts';

export const LEVELS = ['L1', 'L2', 'L3'] as const;

export function useDealerFields(isNew: boolean, self?: string): FieldSpec[] {
  const { t } = useFormat();
  const options = useOptions();
  const regions = useQuery(choicesQuery<Ref>('/regions'));
  const people = useQuery(choicesQuery<Ref>('/users', { limit: 50 }));
  const dealers = useQuery(choicesQuery<DealerRow>('/dealers', { limit: 100 }));
  const label = (name: 'code') => t(`masters.field.${name}`);
  return [
    { name: 'code', label: label('code'), kind: 'text', maxLength: 40, fixed: !isNew },
    {
      name: 'level',
      label: t('masters.field.level'),
      kind: 'choice',
      options: LEVELS.map((level) => ({ value: level, label: level })),
    },
    { name: 'name', label: t('masters.field.name'), kind: 'text' },
    { name: 'name_en', label: t('masters.field.name_en'), kind: 'text', optional: true },
    { name: 'region_id', label: t('masters.field.region_id'), kind: 'choice', options: options(regions.data) },
    {
      name: 'parent_id',
      label: t('masters.field.parent_id'),
      kind: 'choice',
      optional: true,
      options: options(dealers.data?.filter((dealer) => dealer.id !== self)),
    },
    {
      name: 'status',
      label: t('masters.field.status'),
      kind: 'choice',
      options: DEALER_STATUSES.map((value) => ({ value, label: t(`masters.value.status.${value}`) })),
    },
    {
      name: 'business_model',
      label: t('masters.field.business_model'),
      kind: 'choice',
      options: BUSINESS_MODELS.map((value) => ({ value, label: t(`masters.value.business_model.${value}`) })),
    },
    {
      name: 'sales_rep_id',
      label: t('masters.field.sales_rep_id'),
      kind: 'choice',
      optional: true,
      options: options(people.data),
    },
    { name: 'licence_valid_to', label: t('masters.field.licence_valid_to'), kind: 'date', optional: true },
    { name: 'contact', label: t('masters.field.contact'), kind: 'text', optional: true },
    { name: 'ship_to', label: t('masters.field.ship_to'), kind: 'long', optional: true, wide: true },
  ];
}

export function dealerValues(dealer: DealerView): Values {
  return {
    code: dealer.code,
    level: dealer.level,
    name: dealer.name,
    name_en: dealer.name_en ?? '',
    region_id: dealer.region?.id ?? '',
    parent_id: dealer.parent?.id ?? '',
    status: dealer.status,
    business_model: dealer.business_model,
    sales_rep_id: dealer.sales_rep?.id ?? '',
    licence_valid_to: dealer.licence_valid_to ?? '',
    contact: dealer.contact,
    ship_to: dealer.ship_to,
  };
}

const nullable = ['name_en', 'parent_id', 'sales_rep_id', 'licence_valid_to', 'valid_to', 'price_list_id'];

/** Empty texts of fields that may be nothing become null. */
export function bodyOf(values: Values): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === '' && nullable.includes(name) ? null : value.trim(),
    ]),
  );
}

export const newDealer: Values = { status: 'active', business_model: 'distribution', level: 'L3' };

export function useContractFields(isNew: boolean): FieldSpec[] {
  const { t } = useFormat();
  const options = useOptions();
  const lists = useQuery(choicesQuery<PriceListRow>('/price_lists', { limit: 100 }));
  const brands = useQuery(choicesQuery<Ref>('/brands'));
  const categories = useQuery(choicesQuery<Ref>('/categories'));
  const many = (name: 'scope_brands' | 'scope_categories', things: readonly Ref[] | undefined): FieldSpec => ({
    name,
    label: t(`masters.field.${name}`),
    kind: 'many',
    optional: true,
    options: options(things),
    pointer: '/scope',
    wide: true,
  });
  return [
    { name: 'number', label: t('masters.field.number'), kind: 'text', maxLength: 60, fixed: !isNew },
    {
      name: 'business_model',
      label: t('masters.field.business_model'),
      kind: 'choice',
      options: BUSINESS_MODELS.map((value) => ({ value, label: t(`masters.value.business_model.${value}`) })),
    },
    { name: 'valid_from', label: t('masters.field.valid_from'), kind: 'date' },
    { name: 'valid_to', label: t('masters.field.valid_to'), kind: 'date', optional: true },
    { name: 'credit_limit', label: t('masters.field.credit_limit'), kind: 'decimal', scale: 2 },
    { name: 'min_order_amount', label: t('masters.field.min_order_amount'), kind: 'decimal', scale: 2 },
    { name: 'payment_days', label: t('masters.field.payment_days'), kind: 'decimal', scale: 0 },
    {
      name: 'price_list_id',
      label: t('masters.field.price_list_id'),
      kind: 'choice',
      optional: true,
      options: options(lists.data),
    },
    many('scope_brands', brands.data),
    many('scope_categories', categories.data),
    ...(isNew
      ? []
      : [{ name: 'enforce', label: t('masters.field.enforce'), kind: 'switch', optional: true, wide: true } as const]),
  ];
}

export function contractValues(contract: ContractView): Values {
  return {
    number: contract.number,
    business_model: contract.business_model,
    valid_from: contract.valid_from,
    valid_to: contract.valid_to ?? '',
    credit_limit: contract.credit_limit.amount,
    min_order_amount: contract.min_order_amount.amount,
    payment_days: String(contract.payment_days),
    price_list_id: contract.price_list?.id ?? '',
    scope_brands: (contract.scope.brands ?? []).join(','),
    scope_categories: (contract.scope.categories ?? []).join(','),
    enforce: 'false',
  };
}

/** The terms as the API takes them; what the form does not show of the scope stays as it was. */
export function contractBody(values: Values, scope: ContractView['scope'] = {}): Record<string, unknown> {
  const { scope_brands, scope_categories, payment_days, enforce, ...terms } = values;
  const { brands: _brands, categories: _categories, ...rest } = scope;
  const ids = (text: string | undefined) => (text ? text.split(',') : undefined);
  const chosen = { brands: ids(scope_brands), categories: ids(scope_categories) };
  return {
    ...bodyOf(terms),
    payment_days: Number(payment_days),
    scope: { ...rest, ...Object.fromEntries(Object.entries(chosen).filter(([, list]) => list !== undefined)) },
    ...(enforce === undefined ? {} : { enforce: enforce === 'true' }),
  };
}

export const newContract: Values = {
  valid_to: '',
  price_list_id: '',
  business_model: 'distribution',
  payment_days: '30',
  min_order_amount: '0',
};

export function useStoreFields(isNew: boolean): FieldSpec[] {
  const { t } = useFormat();
  const states = ['active', 'left'] as const;
  return [
    { name: 'name', label: t('masters.field.name'), kind: 'text' },
    { name: 'name_en', label: t('masters.field.name_en'), kind: 'text', optional: true },
    { name: 'address', label: t('masters.field.address'), kind: 'long', optional: true, wide: true },
    ...(isNew
      ? []
      : [
          {
            name: 'status',
            label: t('masters.field.status'),
            kind: 'choice',
            options: states.map((value) => ({ value, label: t(`masters.value.status.${value}`) })),
          } as const,
        ]),
  ];
}

export function storeValues({ name, name_en, address, status }: StoreView): Values {
  return { name, name_en: name_en ?? '', address, status };
}
