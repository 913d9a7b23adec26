// Owns reading webhook endpoints and their messages for screens; secrets stay sealed.
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { WebhookDeliveryView, WebhookEndpointView, WebhookMessageView } from './schema.ts';

interface Place {
  companyId: string;
  limit: number;
  after?: string[] | undefined;
  back: boolean;
}

type Instants<T, K extends keyof T> = Omit<T, K> & { [P in K]: null extends T[P] ? Date | null : Date };
type EndpointRow = Instants<WebhookEndpointView, 'created_at' | 'failing_since' | 'previous_secret_until'>;
type DeliveryRow = Instants<WebhookDeliveryView, 'created_at' | 'next_attempt_at' | 'finished_at'>;

const endpointView = (row: EndpointRow): WebhookEndpointView => ({
  ...row,
  created_at: row.created_at.toISOString(),
  failing_since: row.failing_since?.toISOString() ?? null,
  previous_secret_until: row.previous_secret_until?.toISOString() ?? null,
});
const deliveryView = <T extends DeliveryRow>(row: T) => ({
  ...row,
  created_at: row.created_at.toISOString(),
  next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
  finished_at: row.finished_at?.toISOString() ?? null,
});

const ENDPOINTS = sql`select e.id, e.url, e.description, e.event_types, e.status, e.disabled_reason, e.failing_since,
    case when e.previous_secret_until > now() then e.previous_secret_until end as previous_secret_until, e.version, e.created_at,
    jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en) as created_by
  from webhook_endpoint e join user_account u on u.id = e.created_by`;

/** Ids begin with their time, so the newest row has the greatest. */
function page(
  alias: string,
  { after, back, limit }: Place,
): { where: RawBuilder<unknown>; order: RawBuilder<unknown> } {
  const id = sql.raw(`${alias}.id`);
  const [from = ''] = after ?? [];
  return {
    where: !after ? sql`true` : back ? sql`${id} > ${from}` : sql`${id} < ${from}`,
    order: sql`order by ${id} ${back ? sql`asc` : sql`desc`} limit ${limit + 1}`,
  };
}

export async function findEndpoint(tx: Db, id: string): Promise<WebhookEndpointView | undefined> {
  const found = await sql<EndpointRow>`${ENDPOINTS} where e.id = ${id}`.execute(tx);
  return found.rows[0] && endpointView(found.rows[0]);
}

export async function listEndpoints(tx: Db, place: Place): Promise<WebhookEndpointView[]> {
  const { where, order } = page('e', place);
  const found =
    await sql<EndpointRow>`${ENDPOINTS} where e.company_id = ${place.companyId} and ${where} ${order}`.execute(tx);
  return found.rows.map(endpointView);
}

const DELIVERIES = sql`d.id, d.endpoint_id, e.url, d.event_type, d.status, d.attempts, d.next_attempt_at, d.created_at, d.finished_at,
    last.status_code as last_status_code, last.error as last_error
  from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
    left join lateral (select status_code, error from webhook_attempt a where a.delivery_id = d.id order by run desc, attempt desc limit 1) last on true`;

/** Messages of a company, the newest first. */
export async function listDeliveries(
  tx: Db,
  filter: Place & { endpointId?: string | undefined; status?: string | undefined; eventType?: string | undefined },
): Promise<WebhookDeliveryView[]> {
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql` and d.${sql.raw(column)} = ${value}`;
  const { where, order } = page('d', filter);
  const found = await sql<DeliveryRow>`select ${DELIVERIES}
    where d.company_id = ${filter.companyId} ${equal('endpoint_id', filter.endpointId)} ${equal('status', filter.status)}
      ${equal('event_type', filter.eventType)} and ${where} ${order}`.execute(tx);
  return found.rows.map(deliveryView);
}

/** A message with its body and every attempt, the newest first. */
export async function findMessage(tx: Db, id: string): Promise<WebhookMessageView | undefined> {
  const found = await sql<DeliveryRow & { body: string }>`select d.body, ${DELIVERIES} where d.id = ${id}`.execute(tx);
  const row = found.rows[0];
  if (!row) return undefined;
  const attempts = await tx
    .selectFrom('webhook_attempt')
    .select(['run', 'attempt', 'at', 'status_code', 'error', 'duration_ms', 'excerpt'])
    .where('delivery_id', '=', id)
    .orderBy('run', 'desc')
    .orderBy('attempt', 'desc')
    .execute();
  return { ...deliveryView(row), log: attempts.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })) };
}
