// Owns the life of one order in a chaos run, from its cart to its closing, as its people live it over HTTP.
import { setTimeout as sleep } from 'node:timers/promises';
import { orderStateView, orderView } from '../../../src/orders/schema.ts';
import type { OrderView } from '../../../src/orders/schema.ts';
import type { SampleUserKey } from '../../../src/sample/people.ts';
import type { SampleCompany } from '../../../src/sample/company.ts';
import type { Answer, Person } from './person.ts';
import { codeOf } from './person.ts';
import type { PlannedOrder } from './plan.ts';

/** Who plays, and what hears of every step that is done. */
export interface Cast {
  company: SampleCompany;
  people: Record<SampleUserKey, Person>;
  stepDone(what: string, answer: Answer): void;
}

/** What an order's people were told that happened; the proof looks for exactly this in the database. */
export interface Played {
  name: string;
  orderId: string;
  status: string;
  shipments: number;
  payments: string[];
}

const POLL_MS = 250;
const CLOSED_WITHIN_MS = 180_000;

/** Plays the order to its end. Throws when a step is refused that must not be. */
export async function playOrder(cast: Cast, plan: PlannedOrder): Promise<Played> {
  const buyer_id = cast.company.dealers[plan.dealer];
  const buyer = cast.people[plan.buyer];
  const key = (step: string): string => `${plan.name}:${step}`;
  const draft = orderStateView.parse(
    await done(cast, buyer, '/api/v1/orders', { buyer_id, lines: plan.lines }, key('create')),
  );
  const at = `/api/v1/orders/${draft.id}`;
  await done(cast, buyer, `${at}/submit`, {}, key('submit'));
  await approve(cast, at, plan.name);
  const shipments = await shipInTwoParts(cast, at, plan.name);
  await receiveAll(cast, at, plan);
  const payments = await pay(cast, at, plan.name, buyer_id);
  const status = await end(cast, at);
  return { name: plan.name, orderId: draft.id, status, shipments, payments };
}

/** One step that must succeed, however often it has to be asked for. */
async function done(cast: Cast, who: Person, path: string, body: unknown, key: string): Promise<unknown> {
  const answer = await who.post(path, body, key);
  if (answer.status >= 300)
    throw new Error(`${key} by ${who.login} was refused with ${codeOf(answer)}: ${JSON.stringify(answer.body)}`);
  cast.stepDone(key, answer);
  return answer.body;
}

/** The order as the auditor sees it: everything, and nothing to do. */
function read(cast: Cast, at: string): Promise<OrderView> {
  return cast.people.auditor.get(at, orderView);
}

/** Lets whoever is asked approve, tier after tier. */
async function approve(cast: Cast, at: string, name: string): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    const order = await read(cast, at);
    if (order.status !== 'pending_approval') return;
    const tier = order.approval?.steps.find((step) => step.status === 'open');
    if (!order.approval || !tier) throw new Error(`${name} waits for an approval nobody is asked for`);
    const asked = tier.deciders.filter((seat) => seat.status === 'open').map((seat) => personOf(cast, seat.person.id));
    if (!asked[0]) throw new Error(`tier ${tier.tier} of ${name} has no decider`);
    const key = `${name}:approve:${order.approval.round}:${tier.tier}`;
    await done(cast, asked[0], `/api/v1/approvals/${order.approval.id}/approve`, { comment: '' }, key);
  }
  throw new Error(`${name} is still not approved`);
}

function personOf(cast: Cast, userId: string): Person {
  const found = Object.entries(cast.company.users).find(([, user]) => user.id === userId);
  if (!found) throw new Error(`nobody in the sample is ${userId}`);
  // The keys of both tables are the sample's users.
  return cast.people[found[0] as SampleUserKey];
}

interface Part {
  warehouse_id: string;
  lines: { order_line_id: string; quantity: string }[];
}

/** Half of every line first, then the rest; a warehouse ships its own lines. Returns how many shipments that made. */
async function shipInTwoParts(cast: Cast, at: string, name: string): Promise<number> {
  const { lines } = await read(cast, at);
  const parts = new Map<string, Part>();
  for (const line of lines) {
    if (!line.warehouse || line.allocated_quantity !== line.quantity)
      throw new Error(`${name} is not allocated: ${line.sku_code}`);
    const all = BigInt(line.quantity);
    for (const [i, quantity] of [all / 2n, all - all / 2n].entries()) {
      const id = `${i + 1}:${line.warehouse.id}`;
      const part = parts.get(id) ?? { warehouse_id: line.warehouse.id, lines: [] };
      part.lines.push({ order_line_id: line.id, quantity: String(quantity) });
      parts.set(id, part);
    }
  }
  for (const [id, part] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await done(cast, cast.people.warehouse, `${at}/ship`, part, `${name}:ship:${id}`);
  }
  return parts.size;
}

/** Of the first shipment one piece is missing; the others arrive in full. */
async function receiveAll(cast: Cast, at: string, plan: PlannedOrder): Promise<void> {
  const { shipments } = await read(cast, at);
  for (const [i, shipment] of shipments.entries()) {
    const first = shipment.lines[0]!;
    const short = {
      shipment_line_id: first.id,
      received_quantity: String(BigInt(first.quantity) - 1n),
      reason: 'one piece short',
    };
    const body = { lines: i === 0 ? [short] : [] };
    await done(
      cast,
      cast.people[plan.receiver],
      `${at}/shipments/${shipment.id}/receive`,
      body,
      `${plan.name}:receive:${shipment.id}`,
    );
  }
}

/** Pays every invoice in full. Only every other payment names a bank reference, so that the others rest on their key alone. */
async function pay(cast: Cast, at: string, name: string, buyer_id: string): Promise<string[]> {
  const { invoices } = await read(cast, at);
  const payments: string[] = [];
  for (const [i, invoice] of invoices.entries()) {
    const key = `${name}:pay:${invoice.id}`;
    const body = {
      buyer_id,
      amount: invoice.open_amount,
      business_date: invoice.business_date,
      ...(i % 2 === 0 ? { bank_reference: `chaos/${invoice.id}` } : {}),
      allocations: [{ invoice_id: invoice.id, amount: invoice.open_amount.amount }],
    };
    await done(cast, cast.people.finance, '/api/v1/payments', body, key);
    payments.push(invoice.id);
  }
  return payments;
}

/** The workflow closes a paid order by itself. */
async function end(cast: Cast, at: string): Promise<string> {
  const deadline = Date.now() + CLOSED_WITHIN_MS;
  for (;;) {
    const { status } = await read(cast, at);
    if (status === 'closed' || Date.now() > deadline) return status;
    await sleep(POLL_MS);
  }
}
