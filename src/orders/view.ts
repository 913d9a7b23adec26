// Owns putting one order's page together: stages, actions with reasons, and everything the queries bring.
import { approvalView } from '../approvals/queries.ts';
import { orderWorkflowId } from '../../workflows/orders/api.ts';
import { dec, max, sum, text, ZERO } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import { businessDate } from '../kernel/period.ts';
import type { Params } from '../kernel/refusal.ts';
import type { AbilityAction, AbilitySubject } from '../people/abilities.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Db } from '../platform/db/database.ts';
import type { Action } from '../wire/schema.ts';
import { nextStepOf } from './next-step.rules.ts';
import type { OrderStatus, OrderView } from './schema.ts';
import { hasEnded, mayStep } from './state.rules.ts';
import type { OrderStep } from './state.rules.ts';
import type { Head } from './view.queries.ts';
import {
  eventsOf,
  invoicesOf,
  linesOf,
  offsetsOf,
  orderHead,
  returnsOf,
  shipmentsOf,
  verdictsOf,
} from './view.queries.ts';

/** The whole page of an order, or null when it is not there or not for these eyes. */
export async function orderView(
  db: Db,
  principal: Principal,
  orderId: string,
  zone: string,
  now: Date,
): Promise<OrderView | null> {
  const head = await orderHead(db, orderId);
  if (!head) return null;
  const lines = await linesOf(db, head);
  const shipments = await shipmentsOf(db, head);
  const invoices = await invoicesOf(db, head, businessDate(now, zone));
  const approval = head.approval_id ? await approvalView(db, principal, head.approval_id) : null;
  const amount = (value: string) => toMoney(value, head.currency);
  return {
    id: head.id,
    number: head.number,
    kind: head.kind,
    status: head.status as OrderStatus,
    version: head.version,
    document_version: head.document_version,
    buyer: { id: head.buyer_id, name: head.buyer_name, name_en: head.buyer_name_en },
    dealer_level: head.dealer_level,
    region: head.region,
    currency: head.currency,
    list_amount: amount(head.list_amount),
    discount_amount: amount(head.discount_amount),
    goods_amount: amount(head.goods_amount),
    tax_amount: amount(head.tax_amount),
    offset_amount: amount(head.offset_amount),
    payable_amount: amount(head.payable_amount),
    quantity: text(dec(head.quantity)),
    shipped_quantity: text(dec(head.shipped_quantity)),
    received_quantity: text(dec(head.received_quantity)),
    exceptions: head.exceptions,
    business_date: head.business_date,
    created_at: head.created_at.toISOString(),
    submitted_at: iso(head.submitted_at),
    next_step: nextStepOf(nextFacts(head, lines, shipments)),
    contract: head.contract,
    ship_to: head.ship_to,
    requested_date: head.requested_date,
    note: head.note,
    end_reason: head.end_reason,
    custom: head.custom as Record<string, unknown>,
    created_by: head.creator,
    submitted_by: head.submitter,
    approved_at: iso(head.approved_at),
    closed_at: iso(head.closed_at),
    tax_included: head.tax_included,
    workflow_id: orderWorkflowId(head.id),
    stages: stagesOf(head, lines),
    lines,
    offsets: await offsetsOf(db, head),
    verdicts: await verdictsOf(db, head.id, head.document_version),
    shipments,
    invoices,
    returns: await returnsOf(db, head),
    approval,
    events: await eventsOf(db, head.id),
    actions: actionsOf(principal, head, lines, shipments, invoices),
  };
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

type Lines = OrderView['lines'];

function nextFacts(head: Head, lines: Lines, shipments: OrderView['shipments']) {
  const warehouse = lines.find((line) => line.warehouse)?.warehouse;
  return {
    status: head.status as OrderStatus,
    quantity: head.quantity,
    shipped_quantity: head.shipped_quantity,
    end_reason: head.end_reason,
    waiting: text(total(lines, (line) => line.waiting_quantity)),
    warehouse_name: warehouse?.name ?? null,
    warehouse_name_en: warehouse?.name_en ?? null,
    expected_on: shipments.filter((shipment) => shipment.status === 'in_transit').at(-1)?.expected_on ?? null,
    deciders: head.deciders,
    waiting_since: head.waiting_since,
  };
}

function total(lines: Lines, pick: (line: Lines[number]) => string): Decimal {
  return sum(lines.map((line) => dec(pick(line))));
}

function stagesOf(head: Head, lines: Lines): OrderView['stages'] {
  const quantity = total(lines, (line) => line.quantity).minus(total(lines, (line) => line.cancelled_quantity));
  const shipped = total(lines, (line) => line.shipped_quantity);
  const reserved = total(lines, (line) => line.allocated_quantity).plus(shipped);
  const settled = total(lines, (line) => line.received_quantity).plus(total(lines, (line) => line.lost_quantity));
  const ended = hasEnded(head.status as OrderStatus) && head.status !== 'closed';
  const stage = (
    name: OrderView['stages'][number]['name'],
    done: boolean,
    at: Date | null,
    part?: Decimal,
  ): OrderView['stages'][number] => {
    const share = done ? dec(1) : quantity.gt(0) && part ? max(ZERO, part.div(quantity)) : ZERO;
    const state = done ? 'done' : share.gt(0) ? 'partial' : ended ? 'ended' : 'waiting';
    return {
      name,
      state,
      share: text(share.toDecimalPlaces(4)),
      at: iso(at),
      detail: part && share.gt(0) ? `${text(part)} / ${text(quantity)}` : null,
    };
  };
  return [
    stage('submitted', head.submitted_at !== null, head.submitted_at),
    stage('checked', head.checked_at !== null, head.checked_at),
    stage('approved', head.approved_at !== null, head.approved_at),
    stage(
      'allocated',
      quantity.gt(0) && head.approved_at !== null && reserved.gte(quantity),
      head.allocated_at,
      head.approved_at ? reserved : undefined,
    ),
    stage('shipped', quantity.gt(0) && shipped.gte(quantity), head.shipped_at, shipped),
    stage('received', quantity.gt(0) && settled.gte(quantity), head.received_at, settled),
    stage('closed', head.status === 'closed', head.closed_at),
  ];
}

type Reason = { code: string; params?: Params } | null;

/** Every action of the page, each allowed or with the one reason that stands in its way. */
function actionsOf(
  principal: Principal,
  head: Head,
  lines: Lines,
  shipments: OrderView['shipments'],
  invoices: OrderView['invoices'],
): Action[] {
  const status = head.status as OrderStatus;
  const shipped = total(lines, (line) => line.shipped_quantity);
  const allocated = total(lines, (line) => line.allocated_quantity);
  const state = (step: OrderStep): Reason =>
    mayStep(step, status) ? null : { code: 'ORDER_STATE', params: { status, step } };
  const reasons: Record<string, Reason> = {
    submit: state('submit'),
    edit: state('edit'),
    delete: state('delete'),
    resubmit: state('resubmit'),
    recall: state('recall') ?? (head.submitted_by !== principal.userId ? { code: 'ONLY_REQUESTER' } : null),
    cancel:
      shipped.gt(0) &&
      shipped.plus(total(lines, (line) => line.cancelled_quantity)).gte(total(lines, (line) => line.quantity))
        ? { code: 'ALL_SHIPPED', params: { shipped: text(shipped) } }
        : state('cancel'),
    allocate:
      state('allocate') ??
      (total(lines, (line) => line.waiting_quantity).isZero() ? { code: 'NOTHING_WAITING' } : null),
    ship: state('ship') ?? (allocated.isZero() ? { code: 'NOTHING_ALLOCATED' } : null),
    receive: shipments.some((shipment) => shipment.status === 'in_transit') ? null : { code: 'NOTHING_IN_TRANSIT' },
    pay: invoices.some((invoice) => !dec(invoice.open_amount.amount).isZero()) ? null : { code: 'NOTHING_TO_PAY' },
    return:
      state('return') ??
      (total(lines, (line) => line.received_quantity)
        .minus(total(lines, (line) => line.returned_quantity))
        .lte(0)
        ? { code: 'NOTHING_TO_RETURN' }
        : null),
    write_off: invoices.some((invoice) => !dec(invoice.open_amount.amount).isZero())
      ? null
      : { code: 'NOTHING_TO_PAY' },
    reorder: null,
  };
  return Object.entries(reasons).map(([name, reason]) => {
    const [action, subject] = ABILITY[name]!;
    const refused = principal.ability.can(action, subject) ? reason : { code: 'NOT_YOUR_ROLE' };
    return { name, allowed: refused === null, reason: refused };
  });
}

const ABILITY: Record<string, [AbilityAction, AbilitySubject]> = {
  submit: ['submit', 'order'],
  edit: ['update', 'order'],
  delete: ['update', 'order'],
  resubmit: ['submit', 'order'],
  recall: ['recall', 'order'],
  cancel: ['cancel', 'order'],
  allocate: ['allocate', 'order'],
  ship: ['ship', 'order'],
  receive: ['receive', 'order'],
  pay: ['create', 'payment'],
  return: ['create', 'return'],
  write_off: ['write_off', 'invoice'],
  reorder: ['create', 'order'],
};
