// Owns making the dealers of the sample company: parties and trees, contracts, credit limits and prepaid money.
import { dec } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { post } from '../ledger/post.ts';
import type { Making } from './company.ts';
import { DEALERS } from './dealers.ts';
import type { SampleDealer, SampleDealerKey } from './dealers.ts';
import { addUsers } from './staff.ts';
import { USERS } from './people.ts';
import { keysOf } from './ids.ts';

const PARTNERS_SINCE = '2024-06-01';

function dealers(): { key: SampleDealerKey; dealer: SampleDealer }[] {
  return keysOf(DEALERS).map((key) => ({ key, dealer: DEALERS[key] }));
}

/** Dealers with their stores, users, contracts and money. */
export async function addPartners(making: Making): Promise<void> {
  await addParties(making);
  await addTree(making);
  await addDealers(making);
  await addUsers(
    making,
    keysOf(USERS).filter((key) => 'dealer' in USERS[key]),
    (_, user) => making.id('party', user.dealer!),
  );
  await addContracts(making);
  for (const { key, dealer } of dealers()) await postCredit(making, key, dealer);
}

async function addParties({ db, id, own }: Making): Promise<void> {
  const parties = dealers().flatMap(({ key, dealer }) => [
    { code: key, role: 'dealer', name: dealer.name, nameEn: dealer.nameEn },
    ...(dealer.stores ?? []).map((store) => ({ ...store, role: 'store' })),
  ]);
  await db
    .insertInto('party')
    .values(
      parties.map((party) => ({
        id: id('party', party.code),
        tenant_id: own.tenant_id,
        kind: 'organization',
        name: party.name,
        name_en: party.nameEn,
      })),
    )
    .execute();
  await db
    .insertInto('party_role')
    .values(
      parties.map((party) => ({
        id: id('party_role', party.code),
        ...own,
        party_id: id('party', party.code),
        role: party.role,
        valid_from: PARTNERS_SINCE,
      })),
    )
    .execute();
}

async function addTree({ db, id, own, company }: Making): Promise<void> {
  const edges = dealers().flatMap(({ key, dealer }) => [
    {
      kind: 'dealer',
      parent: dealer.parent ? id('party', dealer.parent) : company.companyPartyId,
      child: key as string,
    },
    ...(dealer.stores ?? []).map((store) => ({ kind: 'store', parent: id('party', key), child: store.code })),
  ]);
  await db
    .insertInto('party_edge')
    .values(
      edges.map((edge) => ({
        id: id('party_edge', edge.child),
        tenant_id: own.tenant_id,
        kind: edge.kind,
        parent_id: edge.parent,
        child_id: id('party', edge.child),
        valid_from: PARTNERS_SINCE,
      })),
    )
    .execute();
}

async function addDealers({ db, id, own, company, year }: Making): Promise<void> {
  await db
    .insertInto('dealer')
    .values(
      dealers().map(({ key, dealer }) => ({
        ...own,
        party_id: id('party', key),
        code: dealer.code,
        level: dealer.level,
        region_id: company.regions[dealer.region],
        status: dealer.status ?? 'active',
        sales_rep_id: company.users[dealer.salesRep].id,
        ship_to: dealer.shipTo,
        contact: dealer.contact,
        licence_valid_to: `${year + (dealer.licenceYears ?? 2)}-06-30`,
      })),
    )
    .execute();
}

async function addContracts({ db, id, own, company, year }: Making): Promise<void> {
  await db
    .insertInto('contract')
    .values(
      dealers().map(({ key, dealer }) => {
        const from = dealer.expired ? year - 1 : year;
        return {
          id: id('contract', key),
          ...own,
          number: `HT-${from}-${dealer.contract}`,
          party_id: id('party', key),
          region_id: company.regions[dealer.region],
          valid_from: `${from}-01-01`,
          valid_to: `${dealer.expired ? year : year + 2}-01-01`,
          currency: company.currency,
          scope: JSON.stringify(dealer.brands ? { brands: dealer.brands.map((code) => id('brand', code)) } : {}),
          credit_limit: dealer.creditLimit,
          payment_days: dealer.paymentDays,
          min_order_amount: dealer.minOrder ?? '0',
        };
      }),
    )
    .execute();
}

async function postCredit(
  { work, id, own, company, year }: Making,
  key: SampleDealerKey,
  dealer: SampleDealer,
): Promise<void> {
  const party = id('party', key);
  const contract = id('contract', key);
  const common = {
    companyId: own.company_id,
    currency: company.currency,
    businessDate: `${year}-01-01`,
    partyId: party,
    regionId: company.regions[dealer.region],
  };
  const limit = (name: string, amount: Decimal, date: string) =>
    post(work, {
      ...common,
      businessDate: date,
      key: `contract:${contract}:credit_limit:${name}`,
      reason: 'contract.credit_limit',
      documentType: 'contract',
      documentId: contract,
      legs: [
        { purpose: 'credit_available', party, amount },
        { purpose: 'credit_limit', party, amount: amount.neg() },
      ],
    });
  const granted = dec(dealer.creditLimit);
  await limit('v1', granted, `${dealer.expired ? year - 1 : year}-01-01`);
  // A contract that has ended lends nothing any more.
  if (dealer.expired) await limit('v1:ended', granted.neg(), `${year}-01-01`);
  if (!dealer.prepaid) return;
  const prepaid = dec(dealer.prepaid);
  const paid = { ...common, reason: 'prepaid.opening', documentType: 'dealer', documentId: party };
  await post(work, {
    ...paid,
    key: `dealer:${party}:prepaid:opening`,
    legs: [
      { purpose: 'bank', amount: prepaid },
      { purpose: 'prepaid', party, amount: prepaid.neg() },
    ],
  });
  await post(work, {
    ...paid,
    key: `dealer:${party}:prepaid:opening:credit`,
    legs: [
      { purpose: 'credit_available', party, amount: prepaid },
      { purpose: 'credit_prepaid', party, amount: prepaid.neg() },
    ],
  });
}
