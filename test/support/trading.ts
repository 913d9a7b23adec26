/** What people do to orders and money, as one call each: the vocabulary of the command tests. */
import { accept } from '../../src/kernel/refusal.ts';
import { dec } from '../../src/kernel/decimal.ts';
import { post } from '../../src/ledger/post.ts';
import { receiveShipment, shipOrder } from '../../src/orders/fulfilment.ts';
import { recordPayment } from '../../src/payments/commands.ts';
import type { PaymentInput } from '../../src/payments/commands.ts';
import type { Dealer, TestOrder } from './put-order.ts';
import type { Trade } from './trade.ts';

export type Trading = ReturnType<typeof tradingOf>;

export function tradingOf(trade: Trade) {
  let counter = 0;
  const next = (type: string): string => `${type}-T-${(counter += 1)}`;

  async function ship(
    order: TestOrder,
    quantities: (string | null)[],
    warehouse: 'JXG' | 'CDU' = 'JXG',
  ): Promise<string> {
    const lines = quantities.flatMap((quantity, i) =>
      quantity === null ? [] : [{ orderLineId: order.lines[i]!, quantity }],
    );
    const step = await trade.must((work) =>
      shipOrder(work, {
        orderId: order.id,
        warehouseId: trade.company.warehouses[warehouse],
        carrier: 'SF',
        trackingNumber: 'SF1',
        expectedOn: null,
        lines,
        numbers: { shipment: next('DN') },
      }),
    );
    return step.documentId;
  }

  async function shipmentLines(shipmentId: string): Promise<{ id: string; quantity: string }[]> {
    return trade.read((db) =>
      db
        .selectFrom('shipment_line')
        .select(['id', 'quantity'])
        .where('shipment_id', '=', shipmentId)
        .orderBy('id')
        .execute(),
    );
  }

  async function receive(shipmentId: string, received: Record<number, string> = {}): Promise<string> {
    const rows = await shipmentLines(shipmentId);
    const lines = Object.entries(received).map(([i, receivedQuantity]) => ({
      shipmentLineId: rows[Number(i)]!.id,
      receivedQuantity,
      reason: 'two boxes crushed',
    }));
    return (await trade.must((work) => receiveShipment(work, { shipmentId, note: '', lines }))).status;
  }

  async function pay(dealer: Dealer, amount: string, more: Partial<PaymentInput> = {}) {
    return trade.run((work) =>
      recordPayment(work, {
        companyId: trade.company.companyId,
        buyerId: trade.company.dealers[dealer],
        amount,
        currency: 'CNY',
        bankReference: next('BANK'),
        businessDate: '2026-11-20',
        method: 'bank_transfer',
        note: '',
        number: next('PAY'),
        ...more,
      }),
    );
  }

  async function orderRow(orderId: string) {
    return trade.read((db) =>
      db.selectFrom('sales_order').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow(),
    );
  }

  async function invoicesOf(orderId: string) {
    return trade.read((db) =>
      db.selectFrom('invoice').selectAll().where('order_id', '=', orderId).orderBy('number').execute(),
    );
  }

  async function ledger(
    purpose: 'transit' | 'transit_loss' | 'cost_of_sales' | 'revenue' | 'bad_debt',
  ): Promise<string> {
    const rows = await trade.read((db) =>
      db
        .selectFrom('posting as p')
        .innerJoin('account as a', 'a.id', 'p.account_id')
        .select((eb) => eb.fn.sum<string>('p.amount').as('total'))
        .where('a.purpose', '=', purpose)
        .executeTakeFirst(),
    );
    return dec(rows?.total ?? '0').toFixed(2);
  }

  async function addRebate(dealer: Dealer, amount: string): Promise<void> {
    const party = trade.company.dealers[dealer];
    await trade.must(async (work) => {
      await post(work, {
        companyId: trade.company.companyId,
        currency: 'CNY',
        key: work.key,
        reason: 'rebate settled',
        documentType: 'test',
        documentId: 'test',
        businessDate: '2026-11-20',
        legs: [
          { purpose: 'rebate_cost', amount: dec(amount) },
          { purpose: 'rebate', party, amount: dec(amount).negated() },
        ],
      });
      return accept(null);
    });
  }

  return { next, ship, shipmentLines, receive, pay, orderRow, invoicesOf, ledger, addRebate };
}
