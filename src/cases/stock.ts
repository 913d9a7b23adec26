// Owns how worked cases of stock reach the inventory rules.
import { z } from 'zod';
import { acceptable, applyMove, chooseSources, movePool, saleable } from '../inventory/rules.ts';
import type { OrderMove, Stock } from '../inventory/rules.ts';
import { ZERO, dec, text } from '../kernel/decimal.ts';
import type { Driver } from './case.ts';
import { amountOrZero, driver, exact, fold } from './case.ts';

const MOVE_OF = {
  order: 'reserve',
  cancel_allocated: 'release',
  fulfil: 'ship',
  cancel_fulfilled: 'return',
} as const satisfies Record<string, OrderMove>;

const withError = (error: string | null) => (error === null ? {} : { error });

export const stockDrivers: Record<string, Driver> = {
  'stock.sequence': driver(
    z.object({
      on_hand: exact,
      allocated: amountOrZero,
      events: z.array(z.tuple([z.enum(['order', 'cancel_allocated', 'fulfil', 'cancel_fulfilled']), exact])),
    }),
    ({ on_hand, allocated, events }) => {
      const start: Stock = { onHand: on_hand, reserved: allocated };
      const { state, error } = fold(start, events, (stock, [kind, quantity]) =>
        applyMove(stock, MOVE_OF[kind], quantity),
      );
      return { on_hand: text(state.onHand), allocated: text(state.reserved), ...withError(error) };
    },
  ),
  'stock.saleable': driver(
    z.object({ on_hand: exact, allocated: amountOrZero, out_of_stock_threshold: amountOrZero, requested: exact }),
    ({ on_hand, allocated, out_of_stock_threshold, requested }) => {
      const stock = { onHand: on_hand, reserved: allocated };
      const { accepted, refusal } = acceptable(stock, requested, out_of_stock_threshold);
      return { accepted: text(accepted), ...withError(refusal?.code ?? null) };
    },
  ),
  'stock.allocate_pool': driver(
    z.object({
      pool_allocated: exact,
      events: z.array(z.tuple([z.enum(['reallocate_out', 'consume']), exact])),
    }),
    ({ pool_allocated, events }) => {
      const { state, error } = fold({ left: pool_allocated, physical: ZERO }, events, (pool, [kind, quantity]) =>
        movePool(pool, kind, quantity),
      );
      return { allocated_left: text(state.left), physical_delta: text(state.physical), ...withError(error) };
    },
  ),
  'stock.concurrent': driver(
    z.object({ on_hand: exact, allocated: amountOrZero, parallel_orders: z.array(exact) }),
    ({ on_hand, allocated, parallel_orders }) => {
      // Orders at once take the row's lock one after the other; each is promised whole or refused.
      let stock: Stock = { onHand: on_hand, reserved: allocated };
      const accepted = parallel_orders.filter((quantity) => {
        const after = applyMove(stock, 'reserve', quantity);
        if (after.ok) stock = after.value;
        return after.ok;
      });
      return { accepted: text(dec(accepted.length)), saleable: text(saleable(stock)) };
    },
  ),
  'stock.source_with_pinned_demand': driver(
    z.object({
      sources: z.record(z.string(), exact),
      orders: z.array(z.object({ id: z.string(), qty: exact, pinned: z.string().nullable().default(null) })),
    }),
    ({ sources, orders }) => {
      const chosen = chooseSources(
        Object.entries(sources).map(([id, available]) => ({ id, available })),
        orders.map(({ id, qty, pinned }) => ({ id, quantity: qty, pinned })),
      );
      return {
        fulfilled: Object.fromEntries(
          chosen.map(({ orderId, sourceId, quantity }) => [orderId, { [sourceId]: text(quantity) }]),
        ),
      };
    },
  ),
};
