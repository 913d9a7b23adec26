// Owns importing contracts: a new number is a new contract, a known one its next version where terms differ.
import { dec } from '../../kernel/decimal.ts';
import { accept, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { createContract, reviseContract } from '../../parties/contracts.ts';
import { contractFields } from '../../parties/fields.store.ts';
import { createContractBody, reviseContractBody } from '../../parties/schema.ts';
import type { CreateContract, ReviseContract } from '../../parties/schema.ts';
import { filled, inColumns, parseBody } from './entity.ts';
import type { ImportContext, ImportEntity, ImportRow } from './entity.ts';
import { dealerOfCode, idOfCode, reaches, wrong } from './references.ts';
import { BUSINESS_MODEL_WORDS } from './words.ts';

export const contractsImport: ImportEntity = {
  kind: 'contracts',
  subject: 'contract',
  name: { zh: '合同', en: 'Contracts' },
  columns: [
    { key: 'number', zh: '合同编号', en: 'Contract number', kind: 'text', required: true, example: 'HT-2027-021' },
    { key: 'dealer', zh: '伙伴编码', en: 'Partner code', kind: 'text', required: true, example: 'D0021' },
    { key: 'valid_from', zh: '生效日', en: 'Valid from', kind: 'date', required: true, example: '2027-01-01' },
    {
      key: 'valid_to',
      zh: '失效日',
      en: 'Valid to',
      kind: 'date',
      example: '2028-01-01',
      note: { zh: '当天起不再有效；空白为长期', en: 'No longer valid on this day; blank: open ended' },
    },
    {
      key: 'business_model',
      zh: '合作模式',
      en: 'Business model',
      kind: 'choice',
      choices: BUSINESS_MODEL_WORDS,
      example: '经销',
    },
    { key: 'credit_limit', zh: '信用额度', en: 'Credit limit', kind: 'decimal', required: true, example: '200000.00' },
    { key: 'payment_days', zh: '账期天数', en: 'Payment days', kind: 'integer', example: '30' },
    { key: 'min_order_amount', zh: '起订金额', en: 'Minimum order amount', kind: 'decimal', example: '5000.00' },
    {
      key: 'price_list',
      zh: '价目表编码',
      en: 'Price list code',
      kind: 'text',
      example: 'L2',
      pointer: '/price_list_id',
    },
  ],
  identity: (values) => values.number!,
  apply: (context, [row]) => applyContract(context, row!),
};

const TERMS = ['valid_from', 'valid_to', 'business_model', 'credit_limit', 'min_order_amount'];

async function applyContract({ work, companyId, today }: ImportContext, { values }: ImportRow) {
  const dealer = await dealerOfCode(work.db, companyId, values.dealer!);
  if (!dealer || !reaches(work.scope, dealer)) return invalid([wrong('dealer', 'UNKNOWN_PARTNER')]);
  const list = values.price_list;
  const priceList = list === undefined ? undefined : await idOfCode(work.db, 'price_list', companyId, list);
  if (list !== undefined && priceList === undefined) return invalid([wrong('price_list', 'UNKNOWN_PRICE_LIST')]);
  const given = {
    ...filled(values, TERMS),
    ...(values.payment_days === undefined ? {} : { payment_days: Number(values.payment_days) }),
    ...(priceList === undefined ? {} : { price_list_id: priceList }),
  };
  const newest = await work.db
    .selectFrom('contract')
    .select(['id', 'version', 'party_id', 'scope'])
    .where('company_id', '=', companyId)
    .where('number', '=', values.number!)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (!newest) {
    const parsed = parseBody<CreateContract>(createContractBody, { number: values.number, valid_to: null, ...given });
    if ('errors' in parsed) return invalid(inColumns(contractsImport, parsed.errors));
    const made = await createContract(work, companyId, dealer.party_id, today, parsed.body);
    return made.ok ? accept('create' as const) : placed(made);
  }
  if (newest.party_id !== dealer.party_id) return invalid([wrong('number', 'CONTRACT_NUMBER_TAKEN', values)]);
  const now = currentTerms(await contractFields(work.db, newest.id), newest.scope);
  const changed = Object.entries(given).some(([key, value]) => !same(now[key], value));
  if (!changed) return accept('unchanged' as const);
  const parsed = parseBody<ReviseContract>(reviseContractBody, { ...now, ...given });
  if ('errors' in parsed) return invalid(inColumns(contractsImport, parsed.errors));
  const made = await reviseContract(work, companyId, newest.id, newest.version, today, parsed.body);
  return made.ok ? accept('update' as const) : placed(made);
}

/** The terms in force as the command takes them; what the file does not say stays. */
function currentTerms(fields: Record<string, unknown>, scope: unknown): Record<string, unknown> {
  const list = fields.price_list_id as { id: string } | null;
  const kept = Object.fromEntries([...TERMS, 'payment_days'].map((key) => [key, fields[key] ?? null]));
  return { ...kept, scope, price_list_id: list?.id ?? null };
}

function same(now: unknown, given: unknown): boolean {
  if (now === given) return true;
  const decimal = /^\d+(\.\d+)?$/;
  return (
    typeof now === 'string' &&
    typeof given === 'string' &&
    decimal.test(now) &&
    decimal.test(given) &&
    dec(now).eq(given)
  );
}

const invalid = (errors: NonNullable<Refusal['errors']>) => refuse('INVALID_CONTENT', { count: errors.length }, errors);

function placed(refusal: Refusal): Refusal {
  const errors = refusal.errors ?? [
    { pointer: '', code: refusal.code, ...(refusal.params && { params: refusal.params }) },
  ];
  return { ...refusal, errors: inColumns(contractsImport, errors) };
}
