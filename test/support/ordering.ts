/** Drafts, submits and decisions as one call each, on the real commands; what the tests of orders speak in. */
import { dec, text } from '../../src/kernel/decimal.ts';
import { newId } from '../../src/kernel/ids.ts';
import { accept } from '../../src/kernel/refusal.ts';
import type { Result } from '../../src/kernel/refusal.ts';
import { post } from '../../src/ledger/post.ts';
import type { Decided, Decision } from '../../src/orders/decide.ts';
import { decideOrder } from '../../src/orders/decide.ts';
import type { DraftContent } from '../../src/orders/drafts.ts';
import { createDraft } from '../../src/orders/drafts.ts';
import type { Submitted } from '../../src/orders/submit.ts';
import { submitOrder } from '../../src/orders/submit.ts';
import type { OrderLineRow, OrderRow } from '../../src/orders/store.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import type { Dealer, Sku } from './put-order.ts';
import type { Trade } from './trade.ts';

export type Ordering = ReturnType<typeof orderingOf>;

export function orderingOf(trade: Trade) {
  const { company } = trade;
  const own = { tenant_id: company.tenant, company_id: company.companyId };
  let counter = 0;
  const nextNumber = (): string => `SO-T-${String((counter += 1)).padStart(4, '0')}`;

  async function draft(dealer: Dealer, lines: [sku: Sku, quantity: string][], more: Partial<DraftContent> = {}) {
    const content = { lines: lines.map(([sku_code, quantity]) => ({ sku_code, quantity })), offsets: [], ...more };
    const made = await trade.must((work) =>
      createDraft(work, { companyId: company.companyId, buyerId: company.dealers[dealer], content }),
    );
    return made.orderId;
  }

  const submit = (orderId: string, more: { again?: boolean; key?: string; input?: unknown; now?: Date } = {}) =>
    trade.run(
      (work) => submitOrder(work, { orderId, number: nextNumber(), again: more.again ?? false }),
      more,
    ) as Promise<Result<Submitted> & { replayed?: boolean }>;

  /** A draft submitted, and it must be accepted. */
  async function submitted(dealer: Dealer, lines: [sku: Sku, quantity: string][], more: Partial<DraftContent> = {}) {
    const orderId = await draft(dealer, lines, more);
    const outcome = await submit(orderId);
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
    return { orderId, ...outcome.value };
  }

  async function approvalOf(orderId: string): Promise<string> {
    const row = await trade.read((tx) =>
      tx
        .selectFrom('approval')
        .select('id')
        .where('document_id', '=', orderId)
        .orderBy('document_version', 'desc')
        .executeTakeFirstOrThrow(),
    );
    return row.id;
  }

  async function decide(
    orderId: string,
    who: keyof SampleCompany['users'],
    decision: Pick<Decision, 'action'> & Partial<Decision>,
  ): Promise<Result<Decided>> {
    const approvalId = await approvalOf(orderId);
    const userId = company.users[who].id;
    return trade.run((work) =>
      decideOrder(work, { orderId, decision: { approvalId, userId, comment: '说明', ...decision } }),
    );
  }

  const order = (orderId: string): Promise<OrderRow> =>
    trade.read((tx) => tx.selectFrom('sales_order').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow());
  const lines = (orderId: string): Promise<OrderLineRow[]> =>
    trade.read((tx) =>
      tx.selectFrom('order_line').selectAll().where('order_id', '=', orderId).orderBy('line_no').execute(),
    );

  async function transfers(orderId: string): Promise<string[]> {
    const rows = await trade.read((tx) =>
      tx.selectFrom('transfer').select('key').where('document_id', '=', orderId).orderBy('key').execute(),
    );
    return rows.map((row) => row.key.replace(`order:${orderId}:`, ''));
  }

  async function verdicts(orderId: string): Promise<Record<string, string>> {
    const rows = await trade.read((tx) =>
      tx.selectFrom('order_verdict').select(['rule', 'verdict']).where('order_id', '=', orderId).execute(),
    );
    return Object.fromEntries(rows.map((row) => [row.rule, row.verdict]));
  }

  /** Makes what lies free of a SKU exactly `free` in each warehouse. */
  async function leave(sku: Sku, free: Partial<Record<'JXG' | 'CDU', string>>): Promise<void> {
    await trade.must(async (work) => {
      for (const code of ['JXG', 'CDU'] as const) {
        const at = { warehouse_id: company.warehouses[code], sku_id: company.skus[sku] };
        const row = await work.db
          .selectFrom('stock')
          .select(['on_hand', 'reserved'])
          .where('warehouse_id', '=', at.warehouse_id)
          .where('sku_id', '=', at.sku_id)
          .executeTakeFirst();
        const now = dec(row?.on_hand ?? '0').minus(row?.reserved ?? '0');
        await work.db
          .insertInto('stock_move')
          .values({
            id: newId('stock_move'),
            ...own,
            ...at,
            key: `test:${newId('request')}`,
            kind: 'adjust',
            on_hand_delta: text(dec(free[code] ?? '0').minus(now)),
            reserved_delta: '0',
            document_type: 'test',
            document_id: 'test',
          })
          .execute();
      }
      return accept(null);
    });
  }

  async function reserved(sku: Sku): Promise<Record<string, string>> {
    const rows = await trade.read((tx) =>
      tx
        .selectFrom('stock as s')
        .innerJoin('warehouse as w', 'w.id', 's.warehouse_id')
        .select(['w.code', 's.reserved'])
        .where('s.sku_id', '=', company.skus[sku])
        .execute(),
    );
    return Object.fromEntries(rows.map((row) => [row.code, text(dec(row.reserved))]));
  }

  /** A credit note the dealer may use, with its postings: the money it stands for came in at the opening. */
  async function addCreditNote(dealer: Dealer, amount: string, currency = company.currency): Promise<string> {
    const id = newId('credit_note');
    const party = company.dealers[dealer];
    await trade.must(async (work) => {
      const figures = { net_amount: amount, tax_amount: '0', gross_amount: amount, business_date: '2026-11-20' };
      const row = { id, ...own, number: `CN-T-${id.slice(-8)}`, buyer_id: party, currency, ...figures };
      await work.db.insertInto('credit_note').values(row).execute();
      const about = {
        companyId: company.companyId,
        currency,
        reason: 'opening credit note',
        documentType: 'credit_note',
        documentId: id,
        businessDate: '2026-11-20',
      };
      const value = dec(amount);
      await post(work, {
        ...about,
        key: `${id}:opening`,
        legs: [
          { purpose: 'opening_equity', amount: value },
          { purpose: 'credit_note', party, amount: value.negated() },
        ],
      });
      await post(work, {
        ...about,
        key: `${id}:credit`,
        legs: [
          { purpose: 'credit_available', party, amount: value },
          { purpose: 'credit_prepaid', party, amount: value.negated() },
        ],
      });
      return accept(null);
    });
    return id;
  }

  /** Publishes a list for one dealer with one price. */
  async function agreePrice(dealer: Dealer, sku: Sku, price: string, floor: string | null, taxIncluded = true) {
    await trade.must(async (work) => {
      const list = newId('price_list');
      const version = newId('price_list_version');
      await work.db
        .insertInto('price_list')
        .values({
          id: list,
          ...own,
          code: `T-${list.slice(-8)}`,
          name: '协议价',
          name_en: 'Agreed',
          currency: company.currency,
          tax_included: taxIncluded,
          party_id: company.dealers[dealer],
        })
        .execute();
      await work.db
        .insertInto('price_list_version')
        .values({ id: version, ...own, price_list_id: list, version: 1, valid_from: '2020-01-01' })
        .execute();
      await work.db
        .insertInto('price')
        .values({
          ...own,
          price_list_version_id: version,
          sku_id: company.skus[sku],
          unit_price: price,
          floor_price: floor,
        })
        .execute();
      return accept(null);
    });
  }

  return {
    draft,
    submit,
    submitted,
    approvalOf,
    decide,
    order,
    lines,
    transfers,
    verdicts,
    leave,
    reserved,
    addCreditNote,
    agreePrice,
  };
}
