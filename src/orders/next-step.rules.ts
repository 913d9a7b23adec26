// Owns what the list says is next for an order: whose desk, where, how far, or why not.
import { dec, text } from '../kernel/decimal.ts';
import type { OrderStatus, OrderView } from './schema.ts';

export interface PersonRow {
  id: string;
  name: string;
  name_en: string;
  title: string;
  title_en: string;
}

export interface NextStepFacts {
  status: OrderStatus;
  quantity: string;
  shipped_quantity: string;
  end_reason: string | null;
  waiting: string | null;
  warehouse_name: string | null;
  warehouse_name_en: string | null;
  expected_on: string | null;
  deciders: PersonRow[] | null;
  waiting_since: string | null;
}

type NextStep = OrderView['next_step'];

const step = (kind: NextStep['kind'], code: string, params: Record<string, string> = {}): NextStep => ({
  kind,
  text: code,
  people: [],
  since: null,
  params,
});

/** `text` is a code the console translates; `params` are its figures. */
export function nextStepOf(facts: NextStepFacts): NextStep {
  const waiting = dec(facts.waiting ?? '0');
  switch (facts.status) {
    case 'pending_approval':
      return {
        kind: 'person',
        text: 'decide',
        people: facts.deciders ?? [],
        since: facts.waiting_since === null ? null : new Date(facts.waiting_since).toISOString(),
        params: {},
      };
    case 'approved':
      return step('why', 'waiting_stock', { waiting: text(waiting) });
    case 'allocated':
      return step('where', 'ship_from', {
        warehouse: facts.warehouse_name ?? '',
        warehouse_en: facts.warehouse_name_en ?? '',
        waiting: text(waiting),
      });
    case 'partly_shipped':
      return step('progress', 'shipped', {
        shipped: text(dec(facts.shipped_quantity)),
        quantity: text(dec(facts.quantity)),
      });
    case 'shipped':
      return step(
        'where',
        facts.expected_on ? 'expected' : 'in_transit',
        facts.expected_on ? { date: facts.expected_on } : {},
      );
    case 'received':
      return step('why', 'pay');
    case 'returned':
      return step('why', 'returned', { reason: facts.end_reason ?? '' });
    case 'rejected':
    case 'recalled':
    case 'cancelled':
    case 'expired':
      return step('why', facts.status, { reason: facts.end_reason ?? '' });
    case 'draft':
      return step('why', 'draft');
    default:
      return step('none', 'none');
  }
}
