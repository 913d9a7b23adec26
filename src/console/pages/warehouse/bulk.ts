/** Shipping and allocating many orders, one after the other, each on its own and under a key of its own. */
import { call } from '../../lib/api.ts';

import { ApiProblem } from '../../lib/problem.ts';
import { dec } from '../../../kernel/decimal.ts';
import type { OrderState, ShipBody } from '../orders/acts.ts';
import type { OrderView } from '../orders/data.ts';

export type Outcome = { id: string; number: string; done: boolean; units?: string; problem?: string };

type Loaded = { order: OrderView; etag: string | undefined };

async function load(id: string): Promise<Loaded> {
  const { data, etag } = await call<OrderView>(`/orders/${id}`);
  return { order: data, etag };
}

/** What is allocated, by warehouse: each is a shipment of its own. */
export function readyByWarehouse(order: OrderView): Map<string, ShipBody['lines']> {
  const ready = new Map<string, ShipBody['lines']>();
  for (const line of order.lines) {
    if (!line.warehouse || dec(line.allocated_quantity).lte(0)) continue;
    const lines = ready.get(line.warehouse.id) ?? [];
    ready.set(line.warehouse.id, [...lines, { order_line_id: line.id, quantity: line.allocated_quantity }]);
  }
  return ready;
}

async function each(
  orders: readonly { id: string; number: string }[],
  act: (id: string) => Promise<string | undefined>,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  for (const { id, number } of orders) {
    try {
      const units = await act(id);
      onOutcome({ id, number, done: true, ...(units === undefined ? {} : { units }) });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      onOutcome({ id, number, done: false, problem: error.message });
    }
  }
}

/** Ships all that is allocated of each order; tells every outcome as it comes. */
export async function shipEach(
  orders: readonly { id: string; number: string }[],
  how: { carrier: string; expected_on?: string | undefined },
  intent: string,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  await each(
    orders,
    async (id) => {
      let { order, etag } = await load(id);
      let units = dec('0');
      for (const [warehouse, lines] of readyByWarehouse(order)) {
        const body: ShipBody = { warehouse_id: warehouse, carrier: how.carrier, expected_on: how.expected_on, lines };
        await call<OrderState>(`/orders/${id}/ship`, {
          method: 'POST',
          body,
          idempotencyKey: `${intent}-${id}-${warehouse}`,
          ifMatch: etag,
        });
        units = lines.reduce((sum, line) => sum.plus(line.quantity), units);
        ({ order, etag } = await load(id));
      }
      return units.toFixed();
    },
    onOutcome,
  );
}

/** Allocates again what waits for stock. */
export async function allocateEach(
  orders: readonly { id: string; number: string }[],
  intent: string,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  await each(
    orders,
    async (id) => {
      const { etag } = await load(id);
      await call<OrderState>(`/orders/${id}/allocate`, {
        method: 'POST',
        body: {},
        idempotencyKey: `${intent}-${id}`,
        ifMatch: etag,
      });
      return undefined;
    },
    onOutcome,
  );
}
