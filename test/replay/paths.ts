// Owns the paths of every workflow that are recorded for replay: what happens to an order, a return, a bulk decision, over HTTP.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { z } from 'zod';
import { orderStateView, orderView } from '../../src/orders/schema.ts';
import type { OrderView } from '../../src/orders/schema.ts';
import { returnView } from '../../src/returns/schema.ts';
import type { SampleCompany } from '../../src/sample/company.ts';
import type { SampleUserKey } from '../../src/sample/people.ts';
import { orderWorkflowId, stockChanged } from '../../workflows/orders/api.ts';
import { returnWorkflowId } from '../../workflows/returns/api.ts';
import { operationWorkflowId } from '../../workflows/approvals/api.ts';
import type { Person } from '../scenarios/chaos/person.ts';

export interface Players {
  client: Client;
  company: SampleCompany;
  people: Record<SampleUserKey, Person>;
}

/** Plays one path to its end and returns the id of the workflow that lived it. */
export type Path = (players: Players) => Promise<string>;

const id = z.object({ id: z.string() });
let keys = 0;

async function done(who: Person, path: string, body: unknown = {}): Promise<unknown> {
  keys += 1;
  const answer = await who.post(path, body, `record:${keys}`);
  if (answer.status >= 300) throw new Error(`${path} by ${who.login} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const at = (orderId: string): string => `/api/v1/orders/${orderId}`;

const look = ({ people }: Players, orderId: string): Promise<OrderView> => people.auditor.get(at(orderId), orderView);

async function order(
  { company, people }: Players,
  dealer: 'lanting' | 'muchuan',
  sku: string,
  quantity: string,
): Promise<string> {
  const buyer = people[dealer === 'lanting' ? 'dealerLanting' : 'salesRep'];
  const body = { buyer_id: company.dealers[dealer], lines: [{ sku_code: sku, quantity }] };
  return orderStateView.parse(await done(buyer, '/api/v1/orders', body)).id;
}

/** An order whose amount its dealer's credit does not carry: the channel manager and finance are asked. */
async function beyondCredit(players: Players): Promise<string> {
  const made = await order(players, 'muchuan', 'SL-ESS-150', '96');
  await done(players.people.salesRep, `${at(made)}/submit`);
  return made;
}

async function decide(
  players: Players,
  orderId: string,
  who: SampleUserKey,
  step: string,
  body: object,
): Promise<void> {
  const { approval } = await look(players, orderId);
  await done(players.people[who], `/api/v1/approvals/${approval!.id}/${step}`, body);
}

async function approveAll(players: Players, orderId: string): Promise<void> {
  await decide(players, orderId, 'channelManager', 'approve', {});
  await decide(players, orderId, 'finance', 'approve', {});
}

async function ship(players: Players, orderId: string, share: bigint): Promise<void> {
  const [line] = (await look(players, orderId)).lines;
  const lines = [{ order_line_id: line!.id, quantity: String(BigInt(line!.allocated_quantity) / share) }];
  await done(players.people.warehouse, `${at(orderId)}/ship`, { warehouse_id: line!.warehouse!.id, lines });
}

async function receiveAndPay(players: Players, orderId: string): Promise<void> {
  for (const shipment of (await look(players, orderId)).shipments) {
    if (shipment.status === 'in_transit')
      await done(players.people.warehouse, `${at(orderId)}/shipments/${shipment.id}/receive`, {});
  }
  for (const invoice of (await look(players, orderId)).invoices) {
    const { amount } = invoice.open_amount;
    const body = {
      buyer_id: (await look(players, orderId)).buyer.id,
      amount: invoice.open_amount,
      business_date: invoice.business_date,
      allocations: [{ invoice_id: invoice.id, amount }],
    };
    await done(players.people.finance, '/api/v1/payments', body);
  }
}

async function until(players: Players, orderId: string, status: string): Promise<void> {
  for (let i = 0; i < 240; i++) {
    if ((await look(players, orderId)).status === status) return;
    await sleep(250);
  }
  throw new Error(`${orderId} does not become ${status}`);
}

async function closedOrder(players: Players): Promise<string> {
  const made = await order(players, 'lanting', 'SL-ESS-150', '48');
  await done(players.people.dealerLanting, `${at(made)}/submit`);
  await ship(players, made, 2n);
  await ship(players, made, 1n);
  await receiveAndPay(players, made);
  await until(players, made, 'closed');
  return made;
}

export const ORDER_PATHS: Record<string, Path> = {
  shipped_in_parts_and_paid: async (players) => orderWorkflowId(await closedOrder(players)),
  credit_exception_approved: async (players) => {
    const made = await beyondCredit(players);
    await approveAll(players, made);
    await ship(players, made, 1n);
    await receiveAndPay(players, made);
    await until(players, made, 'closed');
    return orderWorkflowId(made);
  },
  rejected: async (players) => {
    const made = await beyondCredit(players);
    await decide(players, made, 'channelManager', 'reject', { comment: 'no' });
    return orderWorkflowId(made);
  },
  sent_back_and_submitted_again: async (players) => {
    const made = await beyondCredit(players);
    await decide(players, made, 'channelManager', 'approve', {});
    await decide(players, made, 'finance', 'send_back', { comment: 'less', to_tier: 0 });
    await done(players.people.salesRep, `${at(made)}/submit`);
    await approveAll(players, made);
    await done(players.people.salesRep, `${at(made)}/cancel`, { reason: 'over' });
    return orderWorkflowId(made);
  },
  sent_back_to_an_earlier_tier: async (players) => {
    const made = await beyondCredit(players);
    await decide(players, made, 'channelManager', 'approve', {});
    await decide(players, made, 'finance', 'send_back', { comment: 'again', to_tier: 1 });
    await approveAll(players, made);
    await done(players.people.salesRep, `${at(made)}/cancel`, { reason: 'over' });
    return orderWorkflowId(made);
  },
  recalled: async (players) => {
    const made = await beyondCredit(players);
    await decide(players, made, 'salesRep', 'recall', {});
    return orderWorkflowId(made);
  },
  rest_cancelled_after_a_shipment: async (players) => {
    const made = await order(players, 'lanting', 'SL-CLE-120', '48');
    await done(players.people.dealerLanting, `${at(made)}/submit`);
    await ship(players, made, 2n);
    await done(players.people.dealerLanting, `${at(made)}/cancel`, { reason: 'enough' });
    await receiveAndPay(players, made);
    await until(players, made, 'closed');
    return orderWorkflowId(made);
  },
  waited_for_stock: async (players) => {
    const made = await order(players, 'lanting', 'SL-MSK-005', '20');
    await done(players.people.dealerLanting, `${at(made)}/submit`);
    await until(players, made, 'approved');
    const receipt = {
      warehouse_id: players.company.warehouses.JXG,
      lines: [{ sku_code: 'SL-MSK-005', quantity: '20' }],
    };
    await done(players.people.warehouse, '/api/v1/stock_receipts', receipt);
    await players.client.workflow.getHandle(orderWorkflowId(made)).signal(stockChanged);
    await until(players, made, 'allocated');
    await done(players.people.dealerLanting, `${at(made)}/cancel`, { reason: 'over' });
    return orderWorkflowId(made);
  },
  allocated_by_hand: async (players) => {
    const made = await order(players, 'lanting', 'SL-MSK-005', '40');
    await done(players.people.dealerLanting, `${at(made)}/submit`);
    const lines = [{ sku_code: 'SL-MSK-005', quantity: '40' }];
    await done(players.people.warehouse, '/api/v1/stock_receipts', {
      warehouse_id: players.company.warehouses.JXG,
      lines,
    });
    await done(players.people.warehouse, `${at(made)}/allocate`);
    await ship(players, made, 1n);
    await receiveAndPay(players, made);
    await until(players, made, 'closed');
    return orderWorkflowId(made);
  },
  refused_submit: async (players) => {
    const made = await order(players, 'lanting', 'SL-ESS-150', '25');
    keys += 1;
    const answer = await players.people.dealerLanting.post(`${at(made)}/submit`, {}, `record:${keys}`);
    if (answer.status !== 422) throw new Error(`half a pack was accepted: ${JSON.stringify(answer.body)}`);
    return orderWorkflowId(made);
  },
};

async function goodsBack(players: Players): Promise<{ made: string; path: string; approval: string }> {
  const orderId = await closedOrder(players);
  const [line] = (await look(players, orderId)).lines;
  const body = {
    order_id: orderId,
    warehouse_id: players.company.warehouses.JXG,
    reason: 'surplus',
    lines: [{ order_line_id: line!.id, quantity: '24' }],
  };
  const made = id.parse(await done(players.people.dealerLanting, '/api/v1/returns', body)).id;
  const path = `/api/v1/returns/${made}`;
  await done(players.people.dealerLanting, `${path}/submit`);
  const { approval } = await players.people.auditor.get(path, returnView);
  return { made, path, approval: `/api/v1/approvals/${approval!.id}` };
}

export const RETURN_PATHS: Record<string, Path> = {
  received_and_credited: async (players) => {
    const { made, path, approval } = await goodsBack(players);
    await done(players.people.channelManager, `${approval}/approve`, {});
    await done(players.people.warehouse, `${path}/receive`, {});
    return returnWorkflowId(made);
  },
  rejected: async (players) => {
    const { made, approval } = await goodsBack(players);
    await done(players.people.channelManager, `${approval}/reject`, { comment: 'no' });
    return returnWorkflowId(made);
  },
  recalled: async (players) => {
    const { made, approval } = await goodsBack(players);
    await done(players.people.dealerLanting, `${approval}/recall`, {});
    return returnWorkflowId(made);
  },
  sent_back_submitted_again_cancelled: async (players) => {
    const { made, path, approval } = await goodsBack(players);
    await done(players.people.channelManager, `${approval}/send_back`, { comment: 'count', to_tier: 0 });
    await done(players.people.dealerLanting, `${path}/submit`);
    const again = await players.people.auditor.get(path, returnView);
    await done(players.people.channelManager, `/api/v1/approvals/${again.approval!.id}/approve`, {});
    await done(players.people.dealerLanting, `${path}/cancel`, { reason: 'kept' });
    return returnWorkflowId(made);
  },
};

export const BULK_PATHS: Record<string, Path> = {
  two_approved_one_refused: async (players) => {
    const orders = [await beyondCredit(players), await beyondCredit(players), await beyondCredit(players)];
    const views = await Promise.all(orders.map((one) => look(players, one)));
    const items = views.map(({ approval }, i) => ({
      approval_id: approval!.id,
      version: i === 2 ? approval!.version + 7 : approval!.version,
    }));
    keys += 1;
    const started = await players.people.channelManager.post(
      '/api/v1/approvals/bulk',
      { action: 'approve', items },
      `record:${keys}`,
      'until accepted',
    );
    const operation = z.object({ operation_id: z.string() }).parse(started.body).operation_id;
    return operationWorkflowId(operation);
  },
};
