// Owns contracts: versions that are never edited, each posting its credit limit in the credit book.
import { dec } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { newId } from '../kernel/ids.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { FieldRefusal, Result } from '../kernel/refusal.ts';
import { sql } from 'kysely';
import { accountId, lockBalance, post } from '../ledger/post.ts';
import type { Work } from '../platform/transact.ts';
import { recordVersion } from '../versions/store.ts';
import type { Fields } from '../versions/rules.ts';
import type { Changed } from './commands.ts';
import { contractFields } from './fields.store.ts';
import type { CreateContract, ReviseContract } from './schema.ts';

interface ContractRow {
  id: string;
  number: string;
  version: number;
  party_id: string;
  region_id: string | null;
  currency: string;
  credit_limit: string;
  valid_from: string;
}

/** A dealer's new contract. Refuses NOT_FOUND, CONTRACT_NUMBER_TAKEN, CONTRACT_DATES. */
export async function createContract(
  work: Work,
  companyId: string,
  partyId: string,
  today: string,
  body: CreateContract,
): Promise<Result<Changed>> {
  const dealer = await work.db
    .selectFrom('dealer as d')
    .innerJoin('company as c', 'c.id', 'd.company_id')
    .select(['d.region_id', 'c.currency'])
    .where('d.party_id', '=', partyId)
    .where('d.company_id', '=', companyId)
    .executeTakeFirst();
  if (!dealer) return refuse('NOT_FOUND', { subject: 'dealer', id: partyId });
  const taken = await work.db
    .selectFrom('contract')
    .select('id')
    .where('company_id', '=', companyId)
    .where('number', '=', body.number)
    .executeTakeFirst();
  if (taken)
    return refuse('CONTRACT_NUMBER_TAKEN', { number: body.number }, [
      { pointer: '/number', code: 'CONTRACT_NUMBER_TAKEN', params: { number: body.number } },
    ]);
  return addVersion(
    work,
    companyId,
    { ...body, party_id: partyId, region_id: dealer.region_id, currency: dealer.currency, version: 1 },
    today,
    { limit: dec(0), fields: null },
    false,
  );
}

/** The next version of a contract: the one before ends where it begins, and the limit changes by the difference. */
export async function reviseContract(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  today: string,
  body: ReviseContract,
): Promise<Result<Changed>> {
  const before = await lockContract(work, companyId, id, version);
  if (!before.ok) return before;
  const { enforce, ...terms } = body;
  const { number, party_id, region_id, currency, credit_limit, valid_from } = before.value;
  const made = await addVersion(
    work,
    companyId,
    { ...terms, number, party_id, region_id, currency, version: version + 1 },
    today,
    { limit: dec(credit_limit), fields: await contractFields(work.db, id) },
    enforce,
  );
  if (!made.ok) return made;
  // A version that never came into force keeps its dates and is only marked as over.
  const over = body.valid_from > valid_from ? { valid_to: body.valid_from } : { status: 'terminated' };
  await work.db.updateTable('contract').set(over).where('id', '=', id).execute();
  return made;
}

/** Ends a contract on a date; its credit limit is taken back at once. Refuses CREDIT_IN_USE unless enforced. */
export async function terminateContract(
  work: Work,
  companyId: string,
  id: string,
  version: number,
  today: string,
  body: { on: string; enforce: boolean },
): Promise<Result<Changed>> {
  const before = await lockContract(work, companyId, id, version);
  if (!before.ok) return before;
  const contract = before.value;
  const changed = await changeLimit(
    work,
    companyId,
    { ...contract, key: `${id}:credit_limit:ended`, today },
    dec(contract.credit_limit).neg(),
    body.enforce,
  );
  if (!changed.ok) return changed;
  const fields = await contractFields(work.db, id);
  const dates = body.on > contract.valid_from ? { valid_to: body.on } : {};
  await work.db
    .updateTable('contract')
    .set({ status: 'terminated', ...dates })
    .where('id', '=', id)
    .execute();
  // Its end is kept as the version after the last one, which nobody can make any more.
  await recordVersion(work, {
    companyId,
    type: 'contract',
    id: contract.number,
    version: version + 1,
    partyId: contract.party_id,
    before: fields,
    after: await contractFields(work.db, id),
  });
  work.audit({
    companyId,
    action: 'contract.terminate',
    objectType: 'contract',
    objectId: id,
    detail: { on: body.on },
  });
  return accept({ id, version });
}

async function lockContract(work: Work, companyId: string, id: string, version: number): Promise<Result<ContractRow>> {
  const row = await work.db
    .selectFrom('contract')
    .select(['id', 'number', 'version', 'party_id', 'region_id', 'currency', 'credit_limit', 'valid_from', 'status'])
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('NOT_FOUND', { subject: 'contract', id });
  const latest = await work.db
    .selectFrom('contract')
    .select((select) => select.fn.max('version').as('version'))
    .where('company_id', '=', companyId)
    .where('number', '=', row.number)
    .executeTakeFirstOrThrow();
  if (row.version !== version || latest.version !== version)
    return refuse('STALE_VERSION', { current: latest.version, given: version });
  if (row.status !== 'active') return refuse('CONTRACT_NOT_ACTIVE', { number: row.number });
  return accept(row);
}

type NewVersion = CreateContract & { party_id: string; region_id: string | null; currency: string; version: number };

async function addVersion(
  work: Work,
  companyId: string,
  contract: NewVersion,
  today: string,
  before: { limit: Decimal; fields: Fields | null },
  enforce: boolean,
): Promise<Result<Changed>> {
  if (contract.valid_to !== null && contract.valid_to <= contract.valid_from)
    return refuse('CONTRACT_DATES', undefined, [{ pointer: '/valid_to', code: 'CONTRACT_DATES' }]);
  const wrong = await wrongReferences(work, companyId, contract);
  if (wrong.length > 0) return refuse('INVALID_CONTENT', { count: wrong.length }, wrong);
  const id = newId('contract');
  await work.db
    .insertInto('contract')
    .values({ ...contract, id, tenant_id: work.tenant, company_id: companyId, scope: JSON.stringify(contract.scope) })
    .execute();
  const change = dec(contract.credit_limit).minus(before.limit);
  const changed = await changeLimit(
    work,
    companyId,
    { ...contract, id, key: `${id}:credit_limit:v${contract.version}`, today },
    change,
    enforce,
  );
  if (!changed.ok) return changed;
  await recordVersion(work, {
    companyId,
    type: 'contract',
    id: contract.number,
    version: contract.version,
    partyId: contract.party_id,
    before: before.fields,
    after: await contractFields(work.db, id),
  });
  work.audit({
    companyId,
    action: contract.version === 1 ? 'contract.create' : 'contract.revise',
    objectType: 'contract',
    objectId: id,
    detail: { number: contract.number, version: contract.version, credit_limit: contract.credit_limit },
  });
  return accept({ id, version: contract.version });
}

/** A price list nobody has, a scope that names nothing, and days already covered by another contract over the same scope. */
async function wrongReferences(work: Work, companyId: string, contract: NewVersion): Promise<FieldRefusal[]> {
  const errors: FieldRefusal[] = [];
  if (contract.price_list_id) {
    const list = await work.db
      .selectFrom('price_list')
      .select('id')
      .where('id', '=', contract.price_list_id)
      .where('company_id', '=', companyId)
      .executeTakeFirst();
    if (!list) errors.push({ pointer: '/price_list_id', code: 'UNKNOWN_PRICE_LIST' });
  }
  const other = await work.db
    .selectFrom('contract')
    .select(['number', 'valid_from', 'valid_to'])
    .where('company_id', '=', companyId)
    .where('party_id', '=', contract.party_id)
    .where('number', '<>', contract.number)
    .where('status', '=', 'active')
    .where('scope', '=', JSON.stringify(contract.scope))
    .where(
      sql<boolean>`daterange(valid_from, valid_to) && daterange(${contract.valid_from}::date, ${contract.valid_to}::date)`,
    )
    .executeTakeFirst();
  if (other) {
    const params = { number: other.number, from: other.valid_from, to: other.valid_to ?? '…' };
    errors.push({ pointer: '/valid_from', code: 'CONTRACT_OVERLAP', params });
  }
  return errors;
}

/** Posts a change of the limit. A cut below what is in use is refused, or, when enforced, leaves the account below zero. */
async function changeLimit(
  work: Work,
  companyId: string,
  contract: { id: string; key: string; party_id: string; region_id: string | null; currency: string; today: string },
  change: Decimal,
  enforce: boolean,
): Promise<Result<null>> {
  const { party_id: party, currency } = contract;
  if (change.isNegative()) {
    const available = await lockBalance(work, companyId, 'credit_available', party, currency);
    const after = available.plus(change);
    if (after.isNegative()) {
      if (!enforce) return refuse('CREDIT_IN_USE', { available: available.toFixed(2), cut: change.neg().toFixed(2) });
      await work.db
        .updateTable('account')
        .set({ floor: after.toFixed() })
        .where('id', '=', accountId(work.tenant, companyId, 'credit_available', party, currency))
        .execute();
    }
  }
  await post(work, {
    companyId,
    currency,
    key: `contract:${contract.key}`,
    reason: 'contract.credit_limit',
    documentType: 'contract',
    documentId: contract.id,
    businessDate: contract.today,
    partyId: party,
    regionId: contract.region_id,
    legs: [
      { purpose: 'credit_available', party, amount: change },
      { purpose: 'credit_limit', party, amount: change.neg() },
    ],
  });
  return accept(null);
}
