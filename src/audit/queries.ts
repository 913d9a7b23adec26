// Owns reading the audit log and what our own records know about a workflow's document.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { DocumentEvent } from '../wire/schema.ts';
import type { AuditEvent, AuditEventsQuery, WorkflowHistoryView } from './schema.ts';

export const PERSON = (alias: string) =>
  sql.raw(
    `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'name_en', ${alias}.name_en, 'title', ${alias}.title, 'title_en', ${alias}.title_en) end`,
  );

type Place = { after?: readonly string[] | undefined; back: boolean; limit: number };
type Filter = Omit<AuditEventsQuery, 'limit' | 'cursor'>;

export const AUDIT_COLUMNS = sql`l.id, l.at, l.action, l.object_type, l.object_id, l.outcome, l.code, l.detail, l.request_id, l.workflow_id,
  ${PERSON('a')} as actor, ${PERSON('b')} as on_behalf_of,
  case when k.id is null then null else jsonb_build_object('id', k.id, 'name', k.name) end as api_key, s.chain, s.seq, s.hash, s.sealed_at`;
export const AUDIT_FROM = sql`from audit_log l left join audit_seal s on s.audit_id = l.id
  left join user_account a on a.id = l.actor_id left join user_account b on b.id = l.on_behalf_of_id
  left join api_key k on k.id = l.detail->>'api_key_id'`;

export interface AuditRow {
  id: string;
  at: Date;
  actor: AuditEvent['actor'];
  on_behalf_of: AuditEvent['on_behalf_of'];
  api_key: AuditEvent['api_key'];
  action: string;
  object_type: string;
  object_id: string;
  outcome: 'done' | 'refused';
  code: string | null;
  detail: Record<string, unknown>;
  request_id: string | null;
  workflow_id: string | null;
  chain: string | null;
  seq: string | null;
  hash: string | null;
  sealed_at: Date | null;
}

export function auditView({ chain, seq, hash, sealed_at, at, ...row }: AuditRow): AuditEvent {
  const sealed = chain !== null && seq !== null && hash !== null && sealed_at !== null;
  return {
    ...row,
    at: at.toISOString(),
    seal: sealed ? { chain, seq, hash, sealed_at: sealed_at.toISOString() } : null,
  };
}

/** Audit rows, the newest first, each with its place to go on from; one more than `limit` when there are more. */
export async function listAuditEvents(
  tx: Db,
  filter: Filter,
  page: Place,
): Promise<{ event: AuditEvent; place: [string, string] }[]> {
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql` and l.${sql.raw(column)} = ${value}`;
  const [at, id] = page.after ?? [];
  const beyond = page.back ? sql`>` : sql`<`;
  const direction = page.back ? sql`asc` : sql`desc`;
  const rows = await sql<AuditRow & { place: string }>`
    select ${AUDIT_COLUMNS}, l.at::text as place ${AUDIT_FROM}
    where l.tenant_id = (select app_tenant()) ${equal('actor_id', filter.actor_id)} ${equal('action', filter.action)}
      ${equal('object_type', filter.object_type)} ${equal('object_id', filter.object_id)} ${equal('outcome', filter.outcome)}
      ${equal('code', filter.code)} ${equal('request_id', filter.request_id)}
      ${filter.from === undefined ? sql`` : sql` and l.at >= ${filter.from}::timestamptz`}
      ${filter.to === undefined ? sql`` : sql` and l.at < ${filter.to}::timestamptz`}
      ${at === undefined || id === undefined ? sql`` : sql` and (l.at, l.id) ${beyond} (${at}::timestamptz, ${id})`}
    order by l.at ${direction}, l.id ${direction} limit ${page.limit + 1}`.execute(tx);
  return rows.rows.map(({ place, ...row }) => ({ event: auditView(row), place: [place, row.id] }));
}

export interface HistoryDocument {
  type: 'order' | 'return' | 'operation';
  id: string;
  number: string | null;
  status: string;
}

/** The document a workflow belongs to, when the reader sees it. */
export async function documentOf(tx: Db, workflowId: string): Promise<HistoryDocument | undefined> {
  const [type, id] = workflowId.split(':');
  if (id === undefined) return undefined;
  if (type === 'order') {
    const row = await tx
      .selectFrom('sales_order')
      .select(['id', 'number', 'status'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { type, ...row };
  }
  if (type === 'return') {
    const row = await tx
      .selectFrom('return_order')
      .select(['id', 'number', 'status'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { type, ...row };
  }
  if (type !== 'operation') return undefined;
  const row = await tx.selectFrom('operation').select(['id', 'kind', 'status']).where('id', '=', id).executeTakeFirst();
  return row && { type, id: row.id, number: null, status: row.status };
}

export interface RecordedEvent extends DocumentEvent {
  request_id: string | null;
}

export async function eventsOf(tx: Db, documentId: string): Promise<RecordedEvent[]> {
  const rows = await sql<Omit<RecordedEvent, 'at'> & { at: Date }>`
    select e.id, e.kind, e.outcome, e.params, e.at, e.request_id, ${PERSON('a')} as actor, ${PERSON('b')} as on_behalf_of
    from document_event e left join user_account a on a.id = e.actor_id left join user_account b on b.id = e.on_behalf_of_id
    where e.document_id = ${documentId} order by e.at, e.id`.execute(tx);
  return rows.rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Attempts on a document, or on its approvals, that were refused: they are in no workflow history. */
export async function refusalsOf(tx: Db, documentId: string): Promise<AuditEvent[]> {
  const rows = await sql<AuditRow>`
    select ${AUDIT_COLUMNS} ${AUDIT_FROM}
    where l.outcome = 'refused' and l.object_id = any (array[${documentId}] || array(select id from approval where document_id = ${documentId}))
    order by l.at, l.id limit 200`.execute(tx);
  return rows.rows.map(auditView);
}

export async function peopleByIds(
  tx: Db,
  ids: readonly string[],
): Promise<Map<string, NonNullable<AuditEvent['actor']>>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('user_account')
    .select(['id', 'name', 'name_en', 'title', 'title_en'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the books and the chain say of a document: its audit rows with their seals, its transfers with their balance. */
export async function integrityOf(
  tx: Db,
  documentId: string,
): Promise<Omit<WorkflowHistoryView['integrity'], 'history_sha256'>> {
  const rows = await sql<{
    audit_rows: string;
    sealed: string;
    last_seq: string | null;
    last_hash: string | null;
    transfers: string;
    difference: string;
  }>`
    with rows as (
      select l.id, s.seq, s.hash from audit_log l left join audit_seal s on s.audit_id = l.id
      where l.object_id = any (array[${documentId}] || array(select id from approval where document_id = ${documentId}))
    ), own as (
      select ${documentId} as id union all select id from shipment where order_id = ${documentId} union all select id from receipt where order_id = ${documentId}
      union all select id from invoice where order_id = ${documentId} union all select id from credit_note where return_id = ${documentId}
    ), moved as (select t.id from transfer t where t.document_id in (select id from own))
    select (select count(*) from rows)::text as audit_rows, (select count(seq) from rows)::text as sealed, (select max(seq) from rows)::text as last_seq,
      (select hash from rows where seq is not null order by seq desc limit 1) as last_hash, (select count(*) from moved)::text as transfers,
      (select coalesce(sum(p.amount), 0) from posting p where p.transfer_id in (select id from moved))::text as difference`.execute(
    tx,
  );
  const row = rows.rows[0]!;
  return { ...row, audit_rows: Number(row.audit_rows), sealed: Number(row.sealed), transfers: Number(row.transfers) };
}
