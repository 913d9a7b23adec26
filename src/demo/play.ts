// Owns the demonstration: twenty customers of an imported company order again through the API, and every kind of thing happens to them.
import type { OrderView } from '../orders/view.schema.ts';
import { Player } from '../sample/player.ts';
import { DEMO_PASSWORD } from './setup.ts';
import type { DemoCompany, DemoCustomer } from './setup.ts';
import type { StaffKey } from './people.ts';

export interface Played {
  customer: string;
  number: string;
  amount: string;
  status: string;
  /** What happened, in the order it happened. */
  story: string[];
  url: string;
}

interface Stage {
  base: string;
  demo: DemoCompany;
  /** Names this run: a second demonstration orders anew. */
  run: string;
  staff: Record<StaffKey, Player>;
  dealers: Player[];
}

interface Order {
  id: string;
  key: string;
  customer: DemoCustomer;
  by: Player;
  story: string[];
}

const GENEROUS = '250000';
const TINY = '50';

/** Plays all twenty and tells what came of each; `say` hears it as it happens. */
export async function playDemo(
  base: string,
  demo: DemoCompany,
  run: string,
  say: (line: string) => void,
): Promise<Played[]> {
  const signIn = (login: string) => Player.signIn(base, login, DEMO_PASSWORD);
  const stage: Stage = {
    base,
    demo,
    run,
    staff: {
      sales: await signIn(demo.logins.sales),
      channel: await signIn(demo.logins.channel),
      finance: await signIn(demo.logins.finance),
      warehouse: await signIn(demo.logins.warehouse),
      auditor: await signIn(demo.logins.auditor),
    },
    dealers: await Promise.all(demo.logins.customers.map(signIn)),
  };
  say(`contracts and credit for ${demo.customers.length} customers, opening stock in the warehouse`);
  await provide(stage);
  const played: Played[] = [];
  for (const [index, customer] of demo.customers.entries()) {
    const order = await orderAgain(stage, customer, index);
    await (STORIES[index] ?? STORIES[index % 2 === 0 ? 4 : 5]!)(stage, order);
    const result = await resultOf(stage, order);
    say(`${result.number}  ${result.customer}  ${result.amount}  ${result.status}: ${result.story.join(', ')}`);
    played.push(result);
  }
  return played;
}

/** A contract with credit for who has none yet, and goods to sell; asked again it changes nothing. */
async function provide({ demo, staff }: Stage): Promise<void> {
  for (const [index, customer] of demo.customers.entries()) {
    const dealer = await staff.channel.get<{ contracts: { number: string }[] }>(`/api/v1/dealers/${customer.id}`);
    const number = `DEMO-${customer.code}`;
    if (dealer.contracts.some((contract) => contract.number === number)) continue;
    const body = { number, valid_from: demo.today, valid_to: null, credit_limit: index === 3 ? TINY : GENEROUS };
    await staff.channel.post(`/api/v1/dealers/${customer.id}/contracts`, body, number);
  }
  const codes = [...new Set(demo.customers.flatMap((customer) => customer.basket.map((line) => line.sku_code)))];
  const body = { warehouse_id: demo.warehouseId, lines: codes.map((sku_code) => ({ sku_code, quantity: '100000' })) };
  await staff.warehouse.post('/api/v1/stock_receipts', body, 'demo-opening-stock');
}

/** Orders large enough for the channel manager: one is approved, one is left waiting. */
const LARGE = [2, 7];

/** The usual basket; a large order is ten times that. */
async function orderAgain(stage: Stage, customer: DemoCustomer, index: number): Promise<Order> {
  const { demo, staff, dealers, run } = stage;
  const by = dealers[index] ?? staff.sales;
  const times = LARGE.includes(index) ? 10n : 1n;
  const lines = customer.basket.map((line) => ({ ...line, quantity: String(BigInt(line.quantity) * times) }));
  const key = `${run}:${customer.code}`;
  const draft = await by.post<{ id: string }>(
    '/api/v1/orders',
    { buyer_id: customer.id, lines, note: `Demonstration ${demo.today}` },
    key,
  );
  await by.post(`/api/v1/orders/${draft.id}/submit`, {}, key);
  const story = [dealers[index] ? 'submitted by the customer' : 'submitted by the sales rep'];
  return { id: draft.id, key, customer, by, story };
}

async function view(stage: Stage, order: Order): Promise<OrderView> {
  return stage.staff.auditor.get<OrderView>(`/api/v1/orders/${order.id}`);
}

/** Approves until nobody has to any more; finance may be told to refuse instead. */
async function decide(stage: Stage, order: Order, financeSays: 'approve' | 'reject' = 'approve'): Promise<void> {
  for (const key of ['channel', 'finance'] as const) {
    const { approval, status } = await view(stage, order);
    if (!approval || status !== 'pending_approval') return;
    const action = key === 'finance' ? financeSays : 'approve';
    const answer = await stage.staff[key].send(
      'POST',
      `/api/v1/approvals/${approval.id}/${action}`,
      { comment: `Demonstration: ${action}` },
      `${order.key}:${key}`,
    );
    if (answer.status >= 300) continue;
    order.story.push(
      `${action === 'approve' ? 'approved' : 'rejected'} by ${key === 'channel' ? 'the channel manager' : 'finance'}`,
    );
  }
}

/** Ships all that is allocated, or about half of it. */
async function ship(stage: Stage, order: Order, half: boolean): Promise<void> {
  const { lines } = await view(stage, order);
  const parts = lines
    .map((line) => ({ order_line_id: line.id, whole: BigInt(line.allocated_quantity) }))
    .map(({ order_line_id, whole }) => ({ order_line_id, quantity: half ? (whole + 1n) / 2n : whole }))
    .filter((line) => line.quantity > 0n)
    .map((line) => ({ ...line, quantity: String(line.quantity) }));
  if (parts.length === 0) return;
  const body = {
    warehouse_id: stage.demo.warehouseId,
    carrier: 'Royal Mail',
    tracking_number: `GB${order.story.length}`,
    lines: parts,
  };
  await stage.staff.warehouse.post(`/api/v1/orders/${order.id}/ship`, body, `${order.key}:ship:${order.story.length}`);
  order.story.push(half ? 'half of it shipped' : 'shipped');
}

async function receive(stage: Stage, order: Order): Promise<void> {
  const { shipments } = await view(stage, order);
  // Goods are taken in by the customer, or for customers without a sign-in by the warehouse that hears of it.
  const by = order.by === stage.staff.sales ? stage.staff.warehouse : order.by;
  for (const shipment of shipments.filter((one) => one.status === 'in_transit'))
    await by.post(
      `/api/v1/orders/${order.id}/shipments/${shipment.id}/receive`,
      { lines: [] },
      `${order.key}:${shipment.id}`,
    );
  order.story.push('received');
}

async function pay(stage: Stage, order: Order): Promise<void> {
  const { invoices } = await view(stage, order);
  for (const invoice of invoices.filter((one) => !/^0(\.0+)?$/.test(one.open_amount.amount))) {
    const body = {
      buyer_id: order.customer.id,
      amount: invoice.open_amount,
      bank_reference: `DEMO-${invoice.number}`,
      business_date: invoice.business_date,
      allocations: [{ invoice_id: invoice.id, amount: invoice.open_amount.amount }],
    };
    await stage.staff.finance.post('/api/v1/payments', body, `${order.key}:${invoice.id}`);
  }
  order.story.push('paid');
}

/** One line comes back: submitted, approved, received, credited. */
async function giveBack(stage: Stage, order: Order): Promise<void> {
  const line = (await view(stage, order)).lines[0]!;
  const body = {
    order_id: order.id,
    warehouse_id: stage.demo.warehouseId,
    reason: 'Demonstration: one piece too many',
    lines: [{ order_line_id: line.id, quantity: '1' }],
  };
  const made = await order.by.post<{ id: string }>('/api/v1/returns', body, `${order.key}:return`);
  await order.by.post(`/api/v1/returns/${made.id}/submit`, {}, `${order.key}:return`);
  const read = () =>
    stage.staff.auditor.get<{ number: string | null; status: string; approval: { id: string } | null }>(
      `/api/v1/returns/${made.id}`,
    );
  const { approval } = await read();
  if (approval)
    await stage.staff.channel.post(
      `/api/v1/approvals/${approval.id}/approve`,
      { comment: 'Demonstration' },
      `${order.key}:return`,
    );
  await stage.staff.warehouse.post(`/api/v1/returns/${made.id}/receive`, { lines: [] }, `${order.key}:return`);
  const { number, status } = await read();
  order.story.push(`return ${number} ${status}`);
}

async function cancel(order: Order): Promise<void> {
  await order.by.post(
    `/api/v1/orders/${order.id}/cancel`,
    { reason: 'Demonstration: ordered twice' },
    `${order.key}:cancel`,
  );
  order.story.push('cancelled');
}

async function resultOf(stage: Stage, order: Order): Promise<Played> {
  const { number, payable_amount, status, buyer } = await view(stage, order);
  return {
    customer: buyer.name_en ?? buyer.name,
    number: number ?? order.id,
    amount: `${payable_amount.amount} ${payable_amount.currency}`,
    status,
    story: order.story,
    url: `${stage.base}/orders/${order.id}`,
  };
}

type Story = (stage: Stage, order: Order) => Promise<void>;

/** What happens to the first customers' orders; the others take turns with the last two. */
const STORIES: readonly Story[] = [
  async function inTwoShipmentsAndAReturn(stage, order) {
    await decide(stage, order);
    await ship(stage, order, true);
    await receive(stage, order);
    await ship(stage, order, false);
    await receive(stage, order);
    await giveBack(stage, order);
    await pay(stage, order);
  },
  async function halfOnTheWay(stage, order) {
    await decide(stage, order);
    await ship(stage, order, true);
  },
  async function largeOrderApproved(stage, order) {
    await decide(stage, order);
  },
  async function beyondItsCredit(stage, order) {
    await decide(stage, order, 'reject');
  },
  async function straightThrough(stage, order) {
    await decide(stage, order);
    await ship(stage, order, false);
    await receive(stage, order);
    await pay(stage, order);
  },
  async function receivedAndOwed(stage, order) {
    await decide(stage, order);
    await ship(stage, order, false);
    await receive(stage, order);
  },
  async function cancelledByTheRep(stage, order) {
    await decide(stage, order);
    await cancel(order);
  },
  async function leftWaiting(_stage, order) {
    order.story.push('waits for the channel manager');
  },
];
