/** The cart: quantities in base units as decimal text, in the order they were added. */
import { dec, max, ZERO } from '../../../kernel/decimal.ts';
import type { DraftBody } from './data.ts';

/** `unit` only while pasted packs are not yet converted to base units. */
export type CartLine = { sku_code: string; quantity: string; unit?: string };
export type CartOffset = NonNullable<DraftBody['offsets']>[number];
export type Cart = {
  buyerId: string;
  lines: readonly CartLine[];
  /** Money of the dealer that pays for part of the order. */
  offsets: readonly CartOffset[];
  shipTo: string;
  note: string;
  requestedDate?: string;
};

export const emptyCart: Cart = { buyerId: '', lines: [], offsets: [], shipTo: '', note: '' };

/** Quantity of a product in the cart, `0` when it is not in it. */
export function quantityIn(cart: Cart, code: string): string {
  return cart.lines.find((line) => line.sku_code === code)?.quantity ?? '0';
}

/** The cart with the product at `quantity`; zero takes it out. */
export function put(cart: Cart, code: string, quantity: string): Cart {
  const none = !/[1-9]/.test(quantity);
  const there = cart.lines.some((line) => line.sku_code === code);
  if (none) return { ...cart, lines: cart.lines.filter((line) => line.sku_code !== code) };
  if (!there) return { ...cart, lines: [...cart.lines, { sku_code: code, quantity }] };
  return { ...cart, lines: cart.lines.map((line) => (line.sku_code === code ? { ...line, quantity } : line)) };
}

/** The cart with pasted rows added to what is in it. */
export function addAll(cart: Cart, added: readonly CartLine[]): Cart {
  return added.reduce((into, line) => {
    if (line.unit) return { ...into, lines: [...into.lines.filter((other) => other.sku_code !== line.sku_code), line] };
    return put(into, line.sku_code, dec(quantityIn(into, line.sku_code)).plus(line.quantity).toFixed());
  }, cart);
}

/** One pack more or less; the first step from nothing reaches the minimum. */
export function step(quantity: string, pack: string, minimum: string, direction: 1 | -1): string {
  const now = dec(quantity);
  const next = direction === 1 ? now.plus(pack) : max(ZERO, now.minus(pack));
  if (direction === 1 && next.lt(minimum)) return dec(minimum).div(pack).ceil().times(pack).toFixed();
  return direction === -1 && next.lt(minimum) ? '0' : next.toFixed();
}

/** What is sent to preview and save. */
export function bodyOf(cart: Cart): DraftBody {
  return {
    buyer_id: cart.buyerId,
    lines: cart.lines.map((line) => ({ ...line })),
    // What is still being typed is not sent.
    offsets: cart.offsets.filter(({ amount }) => /^(?=.*[1-9])\d{1,12}(\.\d{1,2})?$/.test(amount)),
    ship_to: cart.shipTo,
    note: cart.note,
    ...(cart.requestedDate ? { requested_date: cart.requestedDate } : {}),
  };
}
