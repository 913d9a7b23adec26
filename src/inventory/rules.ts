// Owns the stock rules: what can be sold, what each kind of move does, and which source serves which demand.
import { ZERO, max, min } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { accept, refuse } from '../kernel/refusal.ts';
import type { Refusal, Result } from '../kernel/refusal.ts';

/** Stock of one SKU in one place, in base units. Reserved units are on hand and promised. */
export interface Stock {
  onHand: Decimal;
  reserved: Decimal;
}

/** The moves that orders make; the kinds are those of `stock_move`. */
export type OrderMove = 'reserve' | 'release' | 'ship' | 'return';

/** On hand − reserved − threshold; a negative threshold permits that much backorder (R-OR-04). */
export function saleable(stock: Stock, threshold: Decimal = ZERO): Decimal {
  return stock.onHand.minus(stock.reserved).minus(threshold);
}

/** How much of `requested` can be promised now; INSUFFICIENT_STOCK, with the figures, when that is less than all (R-OR-04). */
export function acceptable(
  stock: Stock,
  requested: Decimal,
  threshold: Decimal = ZERO,
): { accepted: Decimal; refusal: Refusal | null } {
  const free = max(saleable(stock, threshold), ZERO);
  const accepted = min(free, requested);
  const refusal = accepted.lt(requested)
    ? refuse('INSUFFICIENT_STOCK', { available: free.toFixed(), short: requested.minus(accepted).toFixed() })
    : null;
  return { accepted, refusal };
}

/** What one move does to the two figures of a stock row: the deltas of its `stock_move`. */
export function stockDelta(move: OrderMove, quantity: Decimal): { onHand: Decimal; reserved: Decimal } {
  switch (move) {
    case 'reserve':
      return { onHand: ZERO, reserved: quantity };
    case 'release':
      return { onHand: ZERO, reserved: quantity.negated() };
    case 'ship':
      return { onHand: quantity.negated(), reserved: quantity.negated() };
    case 'return':
      return { onHand: quantity, reserved: ZERO };
  }
}

/**
 * Stock after a move, all or nothing. Refuses INSUFFICIENT_STOCK when a reservation exceeds what is saleable and
 * NOT_RESERVED when more is released or shipped than was promised (R-OR-03, R-OR-04).
 */
export function applyMove(stock: Stock, move: OrderMove, quantity: Decimal): Result<Stock> {
  if (move === 'reserve') {
    const { refusal } = acceptable(stock, quantity);
    if (refusal) return refusal;
  }
  const delta = stockDelta(move, quantity);
  const after = { onHand: stock.onHand.plus(delta.onHand), reserved: stock.reserved.plus(delta.reserved) };
  if (after.reserved.lt(0)) return refuse('NOT_RESERVED', { reserved: stock.reserved.toFixed() });
  return accept(after);
}

/** Stock set aside for a group of partners (预分配). Moving it to another group ships nothing. */
export interface Pool {
  left: Decimal;
  /** What left the building since the pool was made; zero or negative. */
  physical: Decimal;
}
export type PoolMove = 'reallocate_out' | 'consume';

/** A pool after a move; refuses POOL_SHORT beyond what is left (R-OR-03). */
export function movePool(pool: Pool, move: PoolMove, quantity: Decimal): Result<Pool> {
  if (quantity.gt(pool.left)) return refuse('POOL_SHORT', { left: pool.left.toFixed() });
  return accept({
    left: pool.left.minus(quantity),
    physical: move === 'consume' ? pool.physical.minus(quantity) : pool.physical,
  });
}

export interface Source {
  id: string;
  available: Decimal;
}

/** Demand of one order; a pinned one must come from the source it names. */
export interface Demand {
  id: string;
  quantity: Decimal;
  pinned: string | null;
}

/**
 * Which source ships which order. Pinned demand is served first, so that free demand never eats what a pinned order
 * needs; a free order goes to the first listed source that ships it whole. What no source can ship whole is left out (R-OR-03).
 */
export function chooseSources(
  sources: readonly Source[],
  demands: readonly Demand[],
): { orderId: string; sourceId: string; quantity: Decimal }[] {
  const left = sources.map((source) => ({ ...source }));
  const inTurn = [...demands.filter((d) => d.pinned !== null), ...demands.filter((d) => d.pinned === null)];
  return inTurn.flatMap((demand) => {
    const source = left.find(
      (candidate) =>
        (demand.pinned === null || candidate.id === demand.pinned) && candidate.available.gte(demand.quantity),
    );
    if (!source) return [];
    source.available = source.available.minus(demand.quantity);
    return [{ orderId: demand.id, sourceId: source.id, quantity: demand.quantity }];
  });
}
