// Owns collecting what an order is priced and checked with: partner, contract, products, prices, stock, credit, earlier orders.
import { sql } from 'kysely';
import type { Decimal } from '../kernel/decimal.ts';
import { ZERO, dec } from '../kernel/decimal.ts';
import { scaleOf } from '../kernel/money.ts';
import { daysBetween } from '../kernel/period.ts';
import type { Params } from '../kernel/refusal.ts';
import type { Purpose } from '../ledger/chart.rules.ts';
import { accountId } from '../ledger/post.ts';
import type { Db } from '../platform/db/database.ts';
import { pricesFor } from '../pricing/resolve.ts';
import type { Priced } from '../pricing/rules.ts';
import { priceOf } from '../pricing/rules.ts';
import type { LineAmounts, OrderTotals } from './amounts.rules.ts';
import { creditNeed, lineAmounts, orderTotals } from './amounts.rules.ts';
import type { CheckFacts, ContractFacts } from './checks.rules.ts';

export interface Wanted {
  tenant: string;
  companyId: string;
  orderId: string | null;
  buyerId: string;
  currency: string;
  businessDate: string;
  lines: { lineNo: number; skuId: string; quantity: Decimal }[];
  offsets: { kind: 'prepaid' | 'credit_note' | 'rebate'; referenceId: string | null; amount: Decimal }[];
}

export interface Product {
  id: string;
  code: string;
  name: string;
  name_en: string;
  unit: string;
  pack_unit: string;
  pack_size: string;
  min_quantity: string;
  orderable: boolean;
  stocked: boolean;
  brand_id: string;
  category_id: string;
  tax_code: string | null;
  tax_rate: string | null;
  cost: string | null;
  available: string;
}

export interface GatheredLine {
  lineNo: number;
  product: Product;
  quantity: Decimal;
  priced: Priced | null;
  problem: { code: string; params?: Params } | null;
  taxRate: Decimal;
  amounts: LineAmounts;
}

export interface Partner {
  party_id: string;
  name: string;
  name_en: string | null;
  status: string;
  level: string;
  region_id: string | null;
  sales_rep_id: string | null;
  licence_valid_to: string | null;
  ship_to: string;
  /** Users who sign in for the partner: they benefit from the order and may not approve it. */
  user_ids: string[] | null;
}

export interface Gathered {
  partner: Partner;
  contract: ContractFacts | null;
  lines: GatheredLine[];
  totals: OrderTotals;
  need: Decimal;
  facts: CheckFacts;
}

/** Everything the checks need, or null when the buyer is no dealer of the company (or is out of sight). */
export async function gather(db: Db, wanted: Wanted): Promise<Gathered | null> {
  const partner = await findPartner(db, wanted);
  if (!partner) return null;
  const skuIds = [...new Set(wanted.lines.map((line) => line.skuId))];
  const products = await findProducts(db, skuIds, wanted.businessDate);
  const prices = await pricesFor(db, {
    companyId: wanted.companyId,
    currency: wanted.currency,
    partyId: wanted.buyerId,
    level: partner.level,
    regionId: partner.region_id,
    on: wanted.businessDate,
    skuIds,
  });
  const scale = scaleOf(wanted.currency);
  const lines = wanted.lines.map((line) =>
    gatherLine(line, products.get(line.skuId)!, prices.get(line.skuId) ?? [], scale),
  );
  const totals = orderTotals(
    lines.map((line) => line.amounts),
    wanted.offsets.map((offset) => offset.amount),
    scale,
  );
  const need = creditNeed(totals.goods, wanted.offsets);
  const standing = await findStanding(db, wanted, lines);
  const contract = contractFacts(partner.contract);
  const facts: CheckFacts = {
    businessDate: wanted.businessDate,
    currency: wanted.currency,
    dealerStatus: partner.status,
    regionId: partner.region_id,
    licenceValidTo: partner.licence_valid_to,
    contract,
    lines: lineFacts(lines),
    goods: totals.goods,
    creditNeed: need,
    creditAvailable: dec(standing.credit_available ?? '0'),
    overdueAmount: dec(standing.overdue_amount ?? '0'),
    overdueInvoices: standing.overdue_invoices,
    overdueDays: standing.oldest_due === null ? 0 : daysBetween(standing.oldest_due, wanted.businessDate),
    duplicateOf: standing.duplicates ?? [],
    offsets: await offsetFacts(db, wanted),
    payable: totals.payable,
  };
  return { partner, contract, lines, totals, need, facts };
}

type PartnerRow = Partner & { contract: ContractRow | null };
type ContractRow = Omit<ContractFacts, 'min_order_amount'> & { min_order_amount: string };

async function findPartner(db: Db, wanted: Wanted): Promise<PartnerRow | undefined> {
  const rows = await sql<PartnerRow>`
    select d.party_id, p.name, p.name_en, d.status, d.level, d.region_id, d.sales_rep_id, d.licence_valid_to, d.ship_to,
      (select array_agg(u.id) from user_account u where u.party_id = d.party_id) as user_ids,
      (select jsonb_build_object('id', c.id, 'number', c.number, 'version', c.version, 'valid_from', c.valid_from, 'valid_to', c.valid_to, 'currency', c.currency,
          'business_model', c.business_model, 'payment_days', c.payment_days, 'min_order_amount', c.min_order_amount::text, 'scope', c.scope)
       from contract c where c.party_id = d.party_id and c.company_id = d.company_id and c.status = 'active'
       order by (c.valid_from <= ${wanted.businessDate}::date and (c.valid_to is null or ${wanted.businessDate}::date < c.valid_to)) desc, c.valid_from desc, c.version desc limit 1) as contract
    from dealer d join party p on p.id = d.party_id
    where d.party_id = ${wanted.buyerId} and d.company_id = ${wanted.companyId}`.execute(db);
  return rows.rows[0];
}

function contractFacts(row: ContractRow | null): ContractFacts | null {
  return row === null ? null : { ...row, min_order_amount: dec(row.min_order_amount) };
}

/** Products by id with tax, cost and free stock on a date. */
export async function findProducts(db: Db, skuIds: readonly string[], on: string): Promise<Map<string, Product>> {
  const rows = await sql<Product>`
    select s.id, s.code, s.name, s.name_en, s.unit, s.pack_unit, s.pack_size, s.min_quantity, s.orderable and p.active as orderable, s.stocked, p.brand_id, p.category_id,
      t.tax_code, (select x.rate from tax_code x where x.tenant_id = s.tenant_id and x.company_id = s.company_id and x.code = t.tax_code
                   and x.valid_from <= ${on}::date and (x.valid_to is null or ${on}::date < x.valid_to)) as tax_rate,
      (select c.cost from sku_cost c where c.sku_id = s.id and c.valid_from <= ${on}::date and (c.valid_to is null or ${on}::date < c.valid_to)) as cost,
      coalesce((select sum(k.on_hand - k.reserved) from stock k where k.sku_id = s.id), 0)::text as available
    from sku s join product p on p.id = s.product_id
    left join sku_tax t on t.sku_id = s.id and t.valid_from <= ${on}::date and (t.valid_to is null or ${on}::date < t.valid_to)
    where s.id = any(${skuIds}::text[])`.execute(db);
  return new Map(rows.rows.map((row) => [row.id, row]));
}

function gatherLine(
  line: Wanted['lines'][number],
  product: Product,
  prices: Parameters<typeof priceOf>[0],
  scale: number,
): GatheredLine {
  const price = priceOf(prices, line.quantity);
  const taxRate = dec(product.tax_rate ?? '0');
  const zero = { list: ZERO, goods: ZERO, net: ZERO, tax: ZERO };
  if (!price.ok) return { ...line, product, priced: null, problem: price, taxRate, amounts: zero };
  if (product.tax_rate === null)
    return { ...line, product, priced: null, problem: { code: 'TAX_CODE_MISSING' }, taxRate, amounts: zero };
  return {
    ...line,
    product,
    priced: price.value,
    problem: null,
    taxRate,
    amounts: lineAmounts({ quantity: line.quantity, taxRate, ...price.value }, scale),
  };
}

function lineFacts(lines: readonly GatheredLine[]): CheckFacts['lines'] {
  // Two lines of one SKU share its stock: the later one sees what the earlier one leaves.
  const taken = new Map<string, Decimal>();
  return lines.map((line) => {
    const before = taken.get(line.product.id) ?? ZERO;
    taken.set(line.product.id, before.plus(line.quantity));
    return {
      lineNo: line.lineNo,
      skuId: line.product.id,
      skuCode: line.product.code,
      brandId: line.product.brand_id,
      categoryId: line.product.category_id,
      orderable: line.product.orderable,
      stocked: line.product.stocked,
      quantity: line.quantity,
      packSize: dec(line.product.pack_size),
      minQuantity: dec(line.product.min_quantity),
      unitPrice: line.priced?.unitPrice ?? null,
      floorPrice: line.priced?.floorPrice ?? null,
      priceProblem: line.problem,
      available: dec(line.product.available).minus(before),
    };
  });
}

interface Standing {
  credit_available: string | null;
  overdue_amount: string | null;
  overdue_invoices: number;
  oldest_due: string | null;
  duplicates: string[] | null;
}

const DUPLICATE_DAYS = 30;

async function findStanding(db: Db, wanted: Wanted, lines: readonly GatheredLine[]): Promise<Standing> {
  const signature = [...lines]
    .map((line) => `${line.product.id}:${line.quantity.toFixed()}`)
    .sort()
    .join(',');
  const quantity = lines.reduce((total, line) => total.plus(line.quantity), ZERO).toFixed();
  const account = accountId(wanted.tenant, wanted.companyId, 'credit_available', wanted.buyerId, wanted.currency);
  const rows = await sql<Standing>`
    select (select balance from account where id = ${account}) as credit_available, late.amount as overdue_amount, coalesce(late.count, 0)::int as overdue_invoices,
      late.oldest::text as oldest_due,
      (select array_agg(alike.number) from (
        select o.number from sales_order o
        where o.buyer_id = ${wanted.buyerId} and o.company_id = ${wanted.companyId} and o.created_at > now() - make_interval(days => ${DUPLICATE_DAYS}::int)
          and o.quantity = ${quantity}::numeric and o.id is distinct from ${wanted.orderId} and o.number is not null
          and o.status not in ('draft', 'rejected', 'recalled', 'cancelled', 'expired')
          and (select string_agg(l.sku_id || ':' || trim_scale(l.quantity)::text, ',' order by l.sku_id || ':' || trim_scale(l.quantity)::text collate "C")
               from order_line l where l.order_id = o.id) = ${signature}
        order by o.created_at desc limit 3) alike) as duplicates
    from (select sum(gross_amount - offset_amount - paid_amount - credited_amount - written_off_amount) as amount, count(*) as count, min(due_date) as oldest
      from invoice where buyer_id = ${wanted.buyerId} and company_id = ${wanted.companyId} and due_date < ${wanted.businessDate}::date
        and offset_amount + paid_amount + credited_amount + written_off_amount < gross_amount) late`.execute(db);
  return rows.rows[0]!;
}

const OFFSET_ACCOUNT: Record<Wanted['offsets'][number]['kind'], Purpose> = {
  prepaid: 'prepaid',
  credit_note: 'credit_note',
  rebate: 'rebate',
};

async function offsetFacts(db: Db, wanted: Wanted): Promise<CheckFacts['offsets']> {
  const facts: CheckFacts['offsets'] = [];
  const used = new Map<string, Decimal>();
  for (const [index, offset] of wanted.offsets.entries()) {
    const source = offset.kind === 'credit_note' ? `note:${offset.referenceId}` : offset.kind;
    const before = used.get(source) ?? ZERO;
    used.set(source, before.plus(offset.amount));
    facts.push({
      index,
      kind: offset.kind,
      amount: offset.amount,
      available: (await offsetBalance(db, wanted, offset)).minus(before),
    });
  }
  return facts;
}

async function offsetBalance(db: Db, wanted: Wanted, offset: Wanted['offsets'][number]): Promise<Decimal> {
  if (offset.kind === 'credit_note') {
    const note = await db
      .selectFrom('credit_note')
      .select((eb) => eb('gross_amount', '-', eb.ref('applied_amount')).as('left'))
      .where('id', '=', offset.referenceId ?? '')
      .where('buyer_id', '=', wanted.buyerId)
      .where('company_id', '=', wanted.companyId)
      .where('currency', '=', wanted.currency)
      .executeTakeFirst();
    return dec(String(note?.left ?? '0'));
  }
  const id = accountId(wanted.tenant, wanted.companyId, OFFSET_ACCOUNT[offset.kind], wanted.buyerId, wanted.currency);
  const account = await db.selectFrom('account').select('balance').where('id', '=', id).executeTakeFirst();
  return dec(account?.balance ?? '0');
}
