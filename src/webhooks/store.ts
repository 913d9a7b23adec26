// Owns reading webhook messages for their delivery.
import type { Db } from '../platform/db/database.ts';

/** A message with its endpoint, as an attempt needs them. */
export async function loadDelivery(tx: Db, deliveryId: string) {
  return tx
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook_endpoint as e', 'e.id', 'd.endpoint_id')
    .select(['d.id', 'd.company_id', 'd.endpoint_id', 'd.body', 'd.status', 'd.run', 'e.url', 'e.created_by'])
    .select(['e.status as endpoint_status', 'e.failing_since', 'e.secret_sealed'])
    .select(['e.previous_secret_sealed', 'e.previous_secret_until'])
    .where('d.id', '=', deliveryId)
    .executeTakeFirst();
}
export type LoadedDelivery = NonNullable<Awaited<ReturnType<typeof loadDelivery>>>;

/** When the run was first tried; undefined: it was not. */
export async function firstTriedAt(tx: Db, deliveryId: string, run: number): Promise<Date | undefined> {
  const first = await tx
    .selectFrom('webhook_attempt')
    .select('at')
    .where('delivery_id', '=', deliveryId)
    .where('run', '=', run)
    .where('attempt', '=', 1)
    .executeTakeFirst();
  return first?.at;
}
