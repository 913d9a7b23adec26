// Owns how amounts are laid out as arithmetic: rows that add up to the figure, and whether the rules give it again.
import type { Decimal } from '../kernel/decimal.ts';
import { dec, sum, text } from '../kernel/decimal.ts';
import { refuse } from '../kernel/refusal.ts';
import type { Params, Refusal } from '../kernel/refusal.ts';

/** A sentence or label before it is put into a language. */
export interface Said {
  code: string;
  params: Params;
}

export interface Row {
  key: string;
  label: Said;
  note: Said | null;
  operation: 'start' | 'plus' | 'minus' | 'times' | 'equals';
  amount: string;
  currency: string | null;
  figure: string | null;
  kind: 'part' | 'sum' | 'result';
}

export const said = (code: string, params: Params = {}): Said => ({ code, params });

interface Term {
  key: string;
  label: Said;
  amount: Decimal;
  note?: Said | null;
  figure?: string | null;
  /** Taken away instead of added. */
  less?: boolean;
}

/** Rows of a sum: the terms as parts, then the result. A term that is zero is left out unless it is the first. */
export function sumRows(terms: readonly Term[], result: { label: Said; amount: Decimal }, currency: string): Row[] {
  const rows = terms
    .filter((term, i) => i === 0 || !term.amount.isZero())
    .map((term, i): Row => ({
      key: term.key,
      label: term.label,
      note: term.note ?? null,
      operation: i === 0 ? 'start' : term.less ? 'minus' : 'plus',
      amount: text(term.less ? term.amount.negated() : term.amount),
      currency,
      figure: term.figure ?? null,
      kind: 'part',
    }));
  return [...rows, resultRow(result.label, result.amount, currency)];
}

export function resultRow(label: Said, amount: Decimal, currency: string | null): Row {
  return {
    key: 'result',
    label,
    note: null,
    operation: 'equals',
    amount: text(amount),
    currency,
    figure: null,
    kind: 'result',
  };
}

/** Whether the terms of a sum give the stored result. */
export function addsUp(terms: readonly Term[], result: Decimal): boolean {
  return sum(terms.map((term) => (term.less ? term.amount.negated() : term.amount))).eq(result);
}

export interface PriceStep {
  rule: string;
  source_id: string;
  version: number;
  name: string;
  name_en: string;
  delta: string;
  price: string;
}

/** The price waterfall: the list price, each rule's change, the net price. */
export function priceRows(
  listPrice: Decimal,
  steps: readonly PriceStep[],
  unitPrice: Decimal,
): { rows: Row[]; holds: boolean } {
  const changes = steps.filter((step) => step.rule !== 'list');
  const start = steps.find((step) => step.rule === 'list');
  const rows: Row[] = [
    {
      key: 'list',
      label: said('figure.row.list_price'),
      note: start ? said('figure.row.rule', ruleParams(start)) : null,
      operation: 'start',
      amount: text(listPrice),
      currency: null,
      figure: null,
      kind: 'part',
    },
    ...changes.map((step, i): Row => ({
      key: `${step.source_id}:${i}`,
      label: said('figure.row.rule', ruleParams(step)),
      note: null,
      operation: dec(step.delta).isNegative() ? 'minus' : 'plus',
      amount: step.delta,
      currency: null,
      figure: null,
      kind: 'part',
    })),
    resultRow(said('figure.row.unit_price'), unitPrice, null),
  ];
  const holds = changes.reduce((price, step) => price.plus(step.delta), listPrice).eq(unitPrice);
  return { rows, holds };
}

function ruleParams(step: PriceStep): Params {
  return { name: step.name, name_en: step.name_en, version: step.version };
}

/** What both sides of postings add up to. */
export function totalsOf(
  transfers: readonly { postings: readonly { debit: string | null; credit: string | null }[] }[],
) {
  const postings = transfers.flatMap((transfer) => transfer.postings);
  const debit = sum(postings.map((posting) => dec(posting.debit ?? '0')));
  const credit = sum(postings.map((posting) => dec(posting.credit ?? '0')));
  return { debit: text(debit), credit: text(credit), difference: text(debit.minus(credit)) };
}

/** Accounts only those who may read the ledger see: what goods cost is nobody else's business. */
const HOUSE_ONLY: readonly string[] = [
  'inventory',
  'transit',
  'transit_loss',
  'inventory_write_down',
  'cost_of_sales',
  'opening_equity',
];

export function mayShowPosting(purpose: string, readsLedger: boolean): boolean {
  return readsLedger || !HOUSE_ONLY.includes(purpose);
}

/** Names the figures there are, so that the caller can ask for one of them. */
export function unknownFigure(figure: string, known: readonly string[]): Refusal {
  return refuse('FIGURE_UNKNOWN', { figure, known: known.join(', ') });
}
