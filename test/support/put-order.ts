/** Orders put into the state that submit and approval leave them in, with the same postings. */
import type { Decimal } from '../../src/kernel/decimal.ts';
import { ZERO, dec, max, round, sum, text } from '../../src/kernel/decimal.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Purpose } from '../../src/ledger/chart.rules.ts';
import { balances, post } from '../../src/ledger/post.ts';
import type { Work } from '../../src/platform/transact.ts';
import type { SampleCompany } from '../../src/sample/company.ts';

export type Dealer = keyof SampleCompany['dealers'];
export type Sku = keyof SampleCompany['skus'];

export interface OrderRequest {
  dealer: Dealer;
  lines: { sku: Sku; quantity: string; price: string }[];
  offsets?: { kind: 'prepaid' | 'credit_note' | 'rebate'; amount: string; referenceId?: string }[];
  /** A granted exception beyond what credit lacks by itself. */
  extraException?: string;
  warehouse?: 'JXG' | 'CDU';
}

export interface TestOrder {
  id: string;
  lines: string[];
}

interface PricedLine {
  id: string;
  sku: Sku;
  quantity: Decimal;
  price: Decimal;
  goods: Decimal;
  net: Decimal;
}

const TAX_RATE = dec('0.13');

/** An allocated order with the postings of submit and approval: credit and offsets held, what credit lacked granted as an exception. */
export async function putOrder(work: Work, company: SampleCompany, request: OrderRequest): Promise<TestOrder> {
  const id = newId('order');
  const lines = request.lines.map((line): PricedLine => {
    const goods = round(dec(line.price).times(dec(line.quantity)), 2);
    return {
      id: newId('order_line'),
      sku: line.sku,
      quantity: dec(line.quantity),
      price: dec(line.price),
      goods,
      net: round(goods.div(TAX_RATE.plus(1)), 2),
    };
  });
  const offsets = (request.offsets ?? []).map((offset) => ({
    ...offset,
    id: newId('order_offset'),
    amount: dec(offset.amount),
  }));
  const goods = sum(lines.map((line) => line.goods));
  const hold = goods.minus(sum(offsets.filter((offset) => offset.kind === 'rebate').map((offset) => offset.amount)));
  const exception = await holdCredit(work, company, request, id, hold);
  await work.db
    .insertInto('sales_order')
    .values({
      id,
      tenant_id: company.tenant,
      company_id: company.companyId,
      number: `SO-TEST-${id.slice(-6)}`,
      status: 'allocated',
      seller_id: company.companyPartyId,
      buyer_id: company.dealers[request.dealer],
      contract_id: company.contracts[request.dealer],
      currency: company.currency,
      list_amount: text(goods),
      goods_amount: text(goods),
      tax_amount: text(goods.minus(sum(lines.map((line) => line.net)))),
      offset_amount: text(sum(offsets.map((offset) => offset.amount))),
      payable_amount: text(goods.minus(sum(offsets.map((offset) => offset.amount)))),
      quantity: text(sum(lines.map((line) => line.quantity))),
      credit_hold_amount: text(hold),
      credit_exception_amount: text(exception),
      business_date: '2026-11-20',
      submitted_at: work.now,
      approved_at: work.now,
      allocated_at: work.now,
    })
    .execute();
  await putLines(work, company, request, id, lines);
  for (const offset of offsets) {
    await work.db
      .insertInto('order_offset')
      .values({
        id: offset.id,
        tenant_id: company.tenant,
        company_id: company.companyId,
        order_id: id,
        kind: offset.kind,
        reference_id: offset.referenceId ?? null,
        amount: text(offset.amount),
      })
      .execute();
    if (offset.kind === 'credit_note')
      await work.db
        .updateTable('credit_note')
        .set((eb) => ({ applied_amount: eb('applied_amount', '+', text(offset.amount)) }))
        .where('id', '=', offset.referenceId!)
        .execute();
    await put(
      work,
      company,
      request.dealer,
      id,
      `offset:${offset.id}`,
      offset.kind,
      `${offset.kind}_held`,
      offset.amount.negated(),
    );
  }
  return { id, lines: lines.map((line) => line.id) };
}

async function holdCredit(
  work: Work,
  company: SampleCompany,
  request: OrderRequest,
  id: string,
  hold: Decimal,
): Promise<Decimal> {
  const party = company.dealers[request.dealer];
  const found = await balances(work.db, company.tenant, company.companyId, party, company.currency, [
    'credit_available',
  ]);
  const short = max(ZERO, hold.minus(found.credit_available!));
  const exception = short.plus(dec(request.extraException ?? '0'));
  await put(work, company, request.dealer, id, 'exception', 'credit_exception', 'credit_available', exception);
  await put(work, company, request.dealer, id, 'hold', 'credit_available', 'credit_open_orders', hold);
  return exception;
}

async function put(
  work: Work,
  company: SampleCompany,
  dealer: Dealer,
  orderId: string,
  key: string,
  from: Purpose,
  to: Purpose,
  amount: Decimal,
): Promise<void> {
  const party = company.dealers[dealer];
  await post(work, {
    companyId: company.companyId,
    currency: company.currency,
    key: `order:${orderId}:${key}`,
    reason: key,
    documentType: 'order',
    documentId: orderId,
    businessDate: '2026-11-20',
    legs: [
      { purpose: from, party, amount: amount.negated() },
      { purpose: to, party, amount },
    ],
  });
}

async function putLines(
  work: Work,
  company: SampleCompany,
  request: OrderRequest,
  orderId: string,
  lines: PricedLine[],
): Promise<void> {
  const own = { tenant_id: company.tenant, company_id: company.companyId };
  const warehouse = company.warehouses[request.warehouse ?? 'JXG'];
  for (const [i, line] of lines.entries()) {
    const sku = await work.db
      .selectFrom('sku')
      .selectAll()
      .where('id', '=', company.skus[line.sku])
      .executeTakeFirstOrThrow();
    const cost = await work.db
      .selectFrom('sku_cost')
      .select('cost')
      .where('sku_id', '=', sku.id)
      .where('valid_to', 'is', null)
      .executeTakeFirstOrThrow();
    await work.db
      .insertInto('order_line')
      .values({
        id: line.id,
        ...own,
        order_id: orderId,
        line_no: i + 1,
        sku_id: sku.id,
        sku_code: sku.code,
        name: sku.name,
        name_en: sku.name_en,
        unit: sku.unit,
        pack_size: sku.pack_size,
        pack_unit: sku.pack_unit,
        ordered_quantity: text(line.quantity),
        quantity: text(line.quantity),
        list_price: text(line.price),
        unit_price: text(line.price),
        list_amount: text(line.goods),
        goods_amount: text(line.goods),
        net_amount: text(line.net),
        tax_amount: text(line.goods.minus(line.net)),
        tax_code: 'VAT_STANDARD',
        tax_rate: text(TAX_RATE),
        standard_cost: cost.cost,
        allocated_quantity: text(line.quantity),
        warehouse_id: warehouse,
      })
      .execute();
    await work.db
      .insertInto('stock_move')
      .values({
        id: newId('stock_move'),
        ...own,
        key: `order:${orderId}:reserve:${line.id}`,
        warehouse_id: warehouse,
        sku_id: sku.id,
        kind: 'reserve',
        on_hand_delta: '0',
        reserved_delta: text(line.quantity),
        document_type: 'order',
        document_id: orderId,
      })
      .execute();
  }
}
