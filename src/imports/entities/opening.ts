// Owns importing what partners had paid in advance when the books were opened here: once per partner, against opening equity.
import { dec } from '../../kernel/decimal.ts';
import { scaleOf } from '../../kernel/money.ts';
import { accept, refuse } from '../../kernel/refusal.ts';
import type { FieldRefusal } from '../../kernel/refusal.ts';
import { post } from '../../ledger/post.ts';
import type { ImportContext, ImportEntity, ImportRow } from './entity.ts';
import { dealerOfCode, reaches, wrong } from './references.ts';

export const openingImport: ImportEntity = {
  kind: 'opening_balances',
  subject: 'payment',
  name: { zh: '期初预存款', en: 'Opening prepaid balances' },
  columns: [
    { key: 'dealer', zh: '伙伴编码', en: 'Partner code', kind: 'text', required: true, example: 'D0021' },
    {
      key: 'prepaid',
      zh: '预存款余额',
      en: 'Prepaid balance',
      kind: 'decimal',
      required: true,
      example: '35000.00',
      note: { zh: '以公司本位币计，每个伙伴只能导入一次', en: 'In the currency of the company, once per partner' },
    },
    { key: 'date', zh: '截止日期', en: 'As of', kind: 'date', required: true, example: '2026-12-31' },
  ],
  identity: (values) => values.dealer!,
  apply: (context, [row]) => applyOpening(context, row!),
};

async function applyOpening({ work, companyId, today }: ImportContext, { values }: ImportRow) {
  const dealer = await dealerOfCode(work.db, companyId, values.dealer!);
  if (!dealer || !reaches(work.scope, dealer)) return invalid([wrong('dealer', 'UNKNOWN_PARTNER')]);
  const { currency } = await work.db
    .selectFrom('company')
    .select('currency')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
  const amount = dec(values.prepaid!);
  const scale = scaleOf(currency);
  if (amount.lte(0) || amount.decimalPlaces() > scale || amount.gte('1e16'))
    return invalid([wrong('prepaid', 'IMPORT_AMOUNT', { scale })]);
  if (values.date! > today) return invalid([wrong('date', 'IMPORT_FUTURE')]);
  const party = dealer.party_id;
  const key = `dealer:${party}:prepaid:opening`;
  const known = await work.db
    .selectFrom('transfer as t')
    .innerJoin('posting as p', 'p.transfer_id', 't.id')
    .innerJoin('account as a', 'a.id', 'p.account_id')
    .select('p.amount')
    .where('t.key', '=', key)
    .where('a.purpose', '=', 'prepaid')
    .executeTakeFirst();
  if (known) {
    const there = dec(known.amount).neg();
    return there.eq(amount)
      ? accept('unchanged' as const)
      : invalid([wrong('prepaid', 'OPENING_TAKEN', { amount: there.toFixed(scale) })]);
  }
  const common = {
    companyId,
    currency,
    reason: 'prepaid.opening',
    documentType: 'dealer',
    documentId: party,
    businessDate: values.date!,
    ...(dealer.region_id ? { regionId: dealer.region_id } : {}),
  };
  await post(work, {
    ...common,
    key,
    legs: [
      { purpose: 'opening_equity', amount },
      { purpose: 'prepaid', party, amount: amount.neg() },
    ],
  });
  await post(work, {
    ...common,
    key: `${key}:credit`,
    legs: [
      { purpose: 'credit_available', party, amount },
      { purpose: 'credit_prepaid', party, amount: amount.neg() },
    ],
  });
  work.audit({
    companyId,
    action: 'dealer.opening_balance',
    objectType: 'dealer',
    objectId: party,
    detail: { prepaid: amount.toFixed(scale), date: values.date! },
  });
  return accept('create' as const);
}

const invalid = (errors: FieldRefusal[]) => refuse('INVALID_CONTENT', { count: errors.length }, errors);
