// Owns the sample company's orders: one at each stage of its life, played through the API by the people whose work it is.
import type { OrderView } from '../orders/view.schema.ts';
import { Player } from './player.ts';
import type { SampleCompany } from './ids.ts';

type User = keyof SampleCompany['users'];
type Dealer = keyof SampleCompany['dealers'];
type Lines = Record<string, number>;

interface Stage {
  company: SampleCompany;
  as(user: User): Promise<Player>;
}

interface Order {
  id: string;
  key: string;
}

/** Plays every story; what was played before is not played again. Returns how many orders there are. */
export async function playStories(base: string, company: SampleCompany): Promise<number> {
  const signedIn = new Map<User, Promise<Player>>();
  const stage: Stage = {
    company,
    as(user) {
      const player = signedIn.get(user) ?? Player.signIn(base, company.users[user].login, company.password);
      signedIn.set(user, player);
      return player;
    },
  };
  for (const story of STORIES) await story(stage);
  return STORIES.length;
}

async function draft(stage: Stage, key: string, user: User, dealer: Dealer, lines: Lines, note = ''): Promise<Order> {
  const player = await stage.as(user);
  const body = {
    buyer_id: stage.company.dealers[dealer],
    lines: Object.entries(lines).map(([sku_code, quantity]) => ({ sku_code, quantity: String(quantity) })),
    note,
  };
  const order = await player.post<{ id: string }>('/api/v1/orders', body, key);
  return { id: order.id, key };
}

async function submitted(
  stage: Stage,
  key: string,
  user: User,
  dealer: Dealer,
  lines: Lines,
  note = '',
): Promise<Order> {
  const order = await draft(stage, key, user, dealer, lines, note);
  await (await stage.as(user)).post(`/api/v1/orders/${order.id}/submit`, {}, key);
  return order;
}

async function view(stage: Stage, order: Order, user: User = 'financeHead'): Promise<OrderView> {
  return (await stage.as(user)).get<OrderView>(`/api/v1/orders/${order.id}`);
}

async function decide(stage: Stage, order: Order, user: User, action: string, body: object): Promise<void> {
  const { approval } = await view(stage, order, user);
  if (approval)
    await (await stage.as(user)).post(`/api/v1/approvals/${approval.id}/${action}`, body, `${order.key}:${user}`);
}

/** Ships a part of what is allocated, in whole packs, from the warehouse where it lies; only the first time. */
async function ship(
  stage: Stage,
  order: Order,
  packs: (whole: number) => number,
  user: User = 'warehouse',
): Promise<void> {
  const { lines, shipments } = await view(stage, order, user);
  if (shipments.length > 0) return;
  const ready = lines.filter((line) => Number.parseInt(line.allocated_quantity, 10) > 0 && line.warehouse);
  const taken = ready
    .map((line) => ({
      order_line_id: line.id,
      quantity: String(
        packs(Number.parseInt(line.allocated_quantity, 10) / Number.parseInt(line.pack_size, 10)) *
          Number.parseInt(line.pack_size, 10),
      ),
    }))
    .filter((line) => line.quantity !== '0');
  const body = {
    warehouse_id: ready[0]!.warehouse!.id,
    carrier: '韵达',
    tracking_number: `7730 ${order.key.length}84 52`,
    lines: taken,
  };
  await (await stage.as(user)).post(`/api/v1/orders/${order.id}/ship`, body, `${order.key}:ship`);
}

async function receive(stage: Stage, order: Order, user: User, missing = 0): Promise<void> {
  const { shipments } = await view(stage, order, user);
  for (const shipment of shipments.filter((item) => item.status === 'in_transit')) {
    const line = shipment.lines[0]!;
    const lines =
      missing > 0
        ? [
            {
              shipment_line_id: line.id,
              received_quantity: String(Number.parseInt(line.quantity, 10) - missing),
              reason: '外箱破损',
            },
          ]
        : [];
    await (
      await stage.as(user)
    ).post(`/api/v1/orders/${order.id}/shipments/${shipment.id}/receive`, { lines }, `${order.key}:${shipment.id}`);
  }
}

async function pay(stage: Stage, order: Order): Promise<void> {
  const { invoices, buyer, business_date } = await view(stage, order, 'finance');
  for (const invoice of invoices.filter((item) => !/^0(\.0+)?$/.test(item.open_amount.amount))) {
    const body = {
      buyer_id: buyer.id,
      amount: invoice.gross_amount,
      bank_reference: `ICBC${invoice.number.replaceAll('-', '')}`,
      business_date,
      allocations: [{ invoice_id: invoice.id, amount: invoice.gross_amount.amount }],
    };
    await (await stage.as('finance')).post('/api/v1/payments', body, `${order.key}:${invoice.id}`);
  }
}

const all = (whole: number): number => whole;
const most = (whole: number): number => Math.floor(whole * 0.8);

const STORIES: readonly ((stage: Stage) => Promise<void>)[] = [
  async function closed(stage) {
    const order = await submitted(stage, 'closed', 'dealerHeyue', 'heyue', { 'SL-ESS-050': 480, 'SL-CLE-120': 96 });
    await ship(stage, order, all, 'warehouseWest');
    await receive(stage, order, 'dealerHeyue');
    await pay(stage, order);
  },
  async function receivedShortAndUnpaid(stage) {
    const order = await submitted(stage, 'received', 'dealerJincheng', 'jincheng', { 'SL-CLE-120': 240 });
    await ship(stage, order, all);
    await receive(stage, order, 'dealerJincheng', 2);
  },
  async function inTransit(stage) {
    const order = await submitted(stage, 'transit', 'salesRep', 'lanting', { 'SL-ESS-050': 240, 'SL-CLE-120': 120 });
    await ship(stage, order, all);
  },
  async function partlyShipped(stage) {
    const order = await submitted(stage, 'partly', 'salesRep', 'lanting', {
      'SL-ESS-150': 240,
      'SL-ESS-050': 192,
      'SL-CLE-120': 72,
    });
    await ship(stage, order, most);
  },
  async function allocated(stage) {
    await submitted(stage, 'allocated', 'dealerLanting', 'lanting', { 'SL-ESS-150': 120 });
  },
  async function backOrdered(stage) {
    const order = await submitted(stage, 'back-order', 'dealerHeyue', 'heyue', { 'SL-SER-030': 240 });
    await decide(stage, order, 'channelManagerWest', 'approve', { comment: '活动备货，缺货部分等到货。' });
  },
  async function waitingForTheChannelManager(stage) {
    await submitted(stage, 'waiting', 'salesRep', 'lanting', { 'SL-ESS-150': 720 }, '年货节首批。');
  },
  async function creditExceptionAtFinance(stage) {
    const order = await submitted(stage, 'exception', 'salesRep', 'muchuan', { 'SL-ESS-150': 120 });
    await decide(stage, order, 'channelManager', 'approve', { comment: '11-25 回款后恢复额度，仅限这一单。' });
  },
  async function returnedToItsRequester(stage) {
    const order = await submitted(stage, 'returned', 'salesRep', 'lanting', { 'SL-ESS-150': 744 });
    await decide(stage, order, 'channelManager', 'send_back', { to_tier: 0, comment: '先把 240 支分到下月。' });
  },
  async function rejected(stage) {
    const order = await submitted(stage, 'rejected', 'salesRep', 'muchuan', { 'SL-ESS-150': 240 });
    await decide(stage, order, 'channelManager', 'reject', { comment: '额度用尽，逾期未清。' });
  },
  async function cancelled(stage) {
    const order = await submitted(stage, 'cancelled', 'dealerJincheng', 'jincheng', { 'SL-ESS-050': 48 });
    await (
      await stage.as('dealerJincheng')
    ).post(`/api/v1/orders/${order.id}/cancel`, { reason: '与上一单重复' }, order.key);
  },
  async function stillADraft(stage) {
    await draft(stage, 'draft', 'dealerLanting', 'lanting', { 'SL-ESS-150': 48, 'SL-CLE-120': 24 });
  },
];
