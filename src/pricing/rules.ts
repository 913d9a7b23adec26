// Owns how a unit price comes about: the list that applies, its quantity break, and the waterfall that explains it.
import type { Decimal } from '../kernel/decimal.ts';
import { dec, round, text } from '../kernel/decimal.ts';
import type { Refusal, Result } from '../kernel/refusal.ts';
import { accept, refuse } from '../kernel/refusal.ts';

/** One price of a list version in force. `minQuantity` opens a quantity break (inclusive). */
export interface ListPrice {
  listId: string;
  listCode: string;
  name: string;
  nameEn: string;
  version: number;
  taxIncluded: boolean;
  scale: number;
  /** What the list is made for; all null is the base list. */
  partyId: string | null;
  level: string | null;
  regionId: string | null;
  minQuantity: Decimal;
  unitPrice: Decimal;
  floorPrice: Decimal | null;
}

export interface TraceStep {
  rule: 'list' | 'partner' | 'level_region' | 'level' | 'region' | 'quantity_break';
  source_id: string;
  version: number;
  name: string;
  name_en: string;
  delta: string;
  price: string;
  params?: Record<string, string>;
}

export interface Priced {
  listPrice: Decimal;
  unitPrice: Decimal;
  floorPrice: Decimal | null;
  taxIncluded: boolean;
  trace: TraceStep[];
}

type Rule = TraceStep['rule'];

// Declared order, most specific first: partner > level and region > level > region > base list (domain §2.2).
const RANK: Record<Exclude<Rule, 'quantity_break'>, number> = {
  partner: 5,
  level_region: 4,
  level: 3,
  region: 2,
  list: 1,
};

export function ruleOf(list: Pick<ListPrice, 'partyId' | 'level' | 'regionId'>): Exclude<Rule, 'quantity_break'> {
  if (list.partyId) return 'partner';
  if (list.level && list.regionId) return 'level_region';
  if (list.level) return 'level';
  return list.regionId ? 'region' : 'list';
}

/**
 * The price of one base unit at `quantity`, from the lists in force for the partner. Each step is rounded to its list's
 * price scale. Refuses PRICE_MISSING, and PRICE_AMBIGUOUS when two equally specific lists both price the SKU.
 */
export function priceOf(prices: readonly ListPrice[], quantity: Decimal): Result<Priced> {
  const reached = prices.filter((price) => price.minQuantity.lte(quantity));
  if (reached.length === 0) return refuse('PRICE_MISSING');
  const chosen = mostSpecific(reached);
  if ('ok' in chosen) return chosen;
  const base =
    startOf(prices.filter((price) => ruleOf(price) === 'list' && price.taxIncluded === chosen.taxIncluded)) ??
    startOf(chosen.prices)!;
  const entry = startOf(chosen.prices)!;
  const applied = chosen.prices.reduce((best, price) => (price.minQuantity.gt(best.minQuantity) ? price : best));
  const trace: TraceStep[] = [];
  let running = round(base.unitPrice, base.scale);
  const listPrice = running;
  trace.push(step('list', base, running, running));
  if (base.listId !== entry.listId) {
    const next = round(entry.unitPrice, entry.scale);
    trace.push(step(ruleOf(entry), entry, next, next.minus(running)));
    running = next;
  }
  if (applied !== entry) {
    const next = round(applied.unitPrice, applied.scale);
    trace.push({
      ...step('quantity_break', applied, next, next.minus(running)),
      params: { min_quantity: text(applied.minQuantity) },
    });
    running = next;
  }
  return accept({
    listPrice,
    unitPrice: running,
    floorPrice: applied.floorPrice ?? entry.floorPrice ?? base.floorPrice,
    taxIncluded: chosen.taxIncluded,
    trace,
  });
}

function step(rule: Rule, price: ListPrice, running: Decimal, delta: Decimal): TraceStep {
  const shown = rule === 'list' ? dec(0) : delta;
  return {
    rule,
    source_id: price.listId,
    version: price.version,
    name: price.name,
    name_en: price.nameEn,
    delta: text(shown),
    price: text(running),
  };
}

function startOf(prices: readonly ListPrice[]): ListPrice | undefined {
  return prices.length === 0
    ? undefined
    : prices.reduce((least, price) => (price.minQuantity.lt(least.minQuantity) ? price : least));
}

function mostSpecific(reached: readonly ListPrice[]): { prices: ListPrice[]; taxIncluded: boolean } | Refusal {
  const top = Math.max(...reached.map((price) => RANK[ruleOf(price)]));
  const prices = reached.filter((price) => RANK[ruleOf(price)] === top);
  const lists = new Set(prices.map((price) => price.listId));
  if (lists.size > 1)
    return refuse('PRICE_AMBIGUOUS', { lists: [...new Set(prices.map((price) => price.listCode))].sort().join(', ') });
  return { prices, taxIncluded: prices[0]!.taxIncluded };
}
