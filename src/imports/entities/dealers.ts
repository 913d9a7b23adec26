// Owns importing partners: new ones are added, known ones (by code) changed where a filled cell differs.
import { accept, refuse } from '../../kernel/refusal.ts';
import type { FieldRefusal } from '../../kernel/refusal.ts';
import { createDealer, updateDealer } from '../../parties/commands.ts';
import { dealerFields } from '../../parties/fields.store.ts';
import { createDealerBody, updateDealerBody } from '../../parties/schema.ts';
import type { CreateDealer, UpdateDealer } from '../../parties/schema.ts';
import { filled, inColumns, parseBody } from './entity.ts';
import type { ImportContext, ImportEntity, ImportRow } from './entity.ts';
import { dealerOfCode, idOfCode, reaches, wrong } from './references.ts';
import type { DealerRef } from './references.ts';
import { BUSINESS_MODEL_WORDS } from './words.ts';

const STATUS = {
  candidate: { zh: '候选', en: 'Candidate' },
  active: { zh: '正常', en: 'Active' },
  suspended: { zh: '暂停', en: 'Suspended' },
  terminated: { zh: '已终止', en: 'Terminated' },
};

export const dealersImport: ImportEntity = {
  kind: 'dealers',
  subject: 'dealer',
  name: { zh: '伙伴', en: 'Partners' },
  columns: [
    { key: 'code', zh: '伙伴编码', en: 'Partner code', kind: 'text', required: true, example: 'D0021' },
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', required: true, example: '杭州澜亭美妆有限公司' },
    { key: 'name_en', zh: '英文名称', en: 'English name', kind: 'text', example: 'Hangzhou Lanting Beauty' },
    { key: 'level', zh: '等级', en: 'Level', kind: 'text', required: true, example: 'L2' },
    {
      key: 'region',
      zh: '大区编码',
      en: 'Region code',
      kind: 'text',
      required: true,
      example: 'EAST',
      pointer: '/region_id',
    },
    {
      key: 'business_model',
      zh: '合作模式',
      en: 'Business model',
      kind: 'choice',
      choices: BUSINESS_MODEL_WORDS,
      example: '经销',
    },
    { key: 'status', zh: '状态', en: 'Status', kind: 'choice', choices: STATUS, example: '正常' },
    {
      key: 'sales_rep',
      zh: '销售代表登录名',
      en: 'Sales rep login',
      kind: 'text',
      example: 'jianing.chen@shilu.example',
      pointer: '/sales_rep_id',
    },
    {
      key: 'parent',
      zh: '上级伙伴编码',
      en: 'Parent partner code',
      kind: 'text',
      example: 'D0001',
      pointer: '/parent_id',
      note: { zh: '可以是本文件中前面的行', en: 'May be a row above in this file' },
    },
    { key: 'ship_to', zh: '收货地址', en: 'Ship to', kind: 'text', example: '杭州市西湖区文三路 1 号' },
    { key: 'contact', zh: '联系人', en: 'Contact', kind: 'text', example: '林秋' },
    { key: 'licence_valid_to', zh: '执照有效期至', en: 'Licence valid to', kind: 'date', example: '2027-12-31' },
  ],
  identity: (values) => values.code!,
  refersTo: 'parent',
  apply: (context, [row]) => applyDealer(context, row!),
};

async function applyDealer({ work, companyId, today }: ImportContext, { values }: ImportRow) {
  const existing = await dealerOfCode(work.db, companyId, values.code!);
  const { references, errors } = await resolve({ work, companyId, today }, values, existing);
  if (errors.length > 0) return refuse('INVALID_CONTENT', { count: errors.length }, errors);
  const plain = filled(values, [
    'name',
    'name_en',
    'level',
    'business_model',
    'status',
    'ship_to',
    'contact',
    'licence_valid_to',
  ]);
  if (!existing) {
    const parsed = parseBody<CreateDealer>(createDealerBody, { code: values.code, ...plain, ...references });
    if ('errors' in parsed)
      return refuse('INVALID_CONTENT', { count: parsed.errors.length }, inColumns(dealersImport, parsed.errors));
    const made = await createDealer(work, companyId, today, parsed.body);
    return made.ok
      ? accept('create' as const)
      : { ...made, errors: inColumns(dealersImport, made.errors ?? [{ pointer: '', code: made.code }]) };
  }
  const now = await dealerFields(work.db, companyId, existing.party_id, today);
  const changes = Object.fromEntries(
    Object.entries({ ...plain, ...references }).filter(([key, value]) => idOrText(now[key]) !== value),
  );
  if (Object.keys(changes).length === 0) return accept('unchanged' as const);
  const parsed = parseBody<UpdateDealer>(updateDealerBody, changes);
  if ('errors' in parsed)
    return refuse('INVALID_CONTENT', { count: parsed.errors.length }, inColumns(dealersImport, parsed.errors));
  const made = await updateDealer(work, companyId, existing.party_id, existing.version, today, parsed.body);
  return made.ok
    ? accept('update' as const)
    : { ...made, errors: inColumns(dealersImport, made.errors ?? [{ pointer: '', code: made.code }]) };
}

function idOrText(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

async function resolve(
  { work, companyId }: ImportContext,
  values: ImportRow['values'],
  existing: DealerRef | undefined,
): Promise<{ references: Record<string, string>; errors: FieldRefusal[] }> {
  const references: Record<string, string> = {};
  const errors: FieldRefusal[] = [];
  const region = await idOfCode(work.db, 'region', companyId, values.region!);
  if (region === undefined) errors.push(wrong('region', 'UNKNOWN_REGION'));
  else {
    references.region_id = region;
    // Neither taken from nor moved to where the person has no say.
    const mine = reaches(work.scope, { region_id: region }) && (!existing || reaches(work.scope, existing));
    if (!mine) errors.push(wrong('region', 'OUT_OF_SCOPE'));
  }
  if (values.sales_rep !== undefined) {
    const user = await work.db
      .selectFrom('user_account')
      .select('id')
      .where('login', '=', values.sales_rep.toLowerCase())
      .executeTakeFirst();
    if (user) references.sales_rep_id = user.id;
    else errors.push(wrong('sales_rep', 'UNKNOWN_USER'));
  }
  if (values.parent !== undefined) {
    const parent = await dealerOfCode(work.db, companyId, values.parent);
    if (parent && reaches(work.scope, parent)) references.parent_id = parent.party_id;
    else errors.push(wrong('parent', 'UNKNOWN_PARTNER'));
  }
  return { references, errors };
}
