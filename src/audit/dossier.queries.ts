// Owns the SQL of a dossier: what belongs to a document, its audit rows with where they came from, its approvals with their policy.
import { sql } from 'kysely';
import { toMoney } from '../kernel/money.ts';
import type { Db } from '../platform/db/database.ts';
import type { DossierApproval, DossierEvent, DossierType } from './dossier.schema.ts';
import { AUDIT_COLUMNS, AUDIT_FROM, auditView, PERSON } from './queries.ts';
import type { AuditRow } from './queries.ts';

/** Ids of the documents of a kind that belong to the given one, by kind. */
const RELATED: Record<DossierType, string> = {
  order: `select 'shipment' as kind, id from shipment where order_id = $ union all select 'receipt', id from receipt where order_id = $
    union all select 'invoice', id from invoice where order_id = $ union all select 'return', id from return_order where order_id = $
    union all select distinct 'payment', a.payment_id from payment_allocation a join invoice i on i.id = a.invoice_id where i.order_id = $`,
  shipment: `select 'order' as kind, order_id as id from shipment where id = $ union all select 'receipt', id from receipt where shipment_id = $`,
  receipt: `select 'order' as kind, order_id as id from receipt where id = $ union all select 'shipment', shipment_id from receipt where id = $
    union all select 'invoice', id from invoice where receipt_id = $`,
  invoice: `select 'order' as kind, order_id as id from invoice where id = $
    union all select 'receipt', receipt_id from invoice where id = $ and receipt_id is not null
    union all select distinct 'payment', payment_id from payment_allocation where invoice_id = $
    union all select 'credit_note', id from credit_note where invoice_id = $`,
  payment: `select distinct 'invoice' as kind, invoice_id as id from payment_allocation where payment_id = $
    union all select distinct 'order', i.order_id from payment_allocation a join invoice i on i.id = a.invoice_id where a.payment_id = $`,
  return: `select 'order' as kind, order_id as id from return_order where id = $ and order_id is not null
    union all select 'credit_note', id from credit_note where return_id = $`,
  credit_note: `select 'return' as kind, return_id as id from credit_note where id = $ and return_id is not null
    union all select 'invoice', invoice_id from credit_note where id = $ and invoice_id is not null`,
};

const RELATED_MOST = 200;

export async function relatedOf(tx: Db, type: DossierType, id: string): Promise<{ kind: DossierType; id: string }[]> {
  const parts = RELATED[type].split('$').map((part) => sql.raw(part));
  const query = sql.join(parts, sql`${id}`);
  const rows = await sql<{
    kind: DossierType;
    id: string;
  }>`select kind, id from (${query}) r limit ${RELATED_MOST}`.execute(tx);
  return rows.rows;
}

const EVENTS_MOST = 500;

/** Audit rows of a document and its approvals, the latest first; at most 500, and whether there are more. */
export async function eventsOfDossier(tx: Db, id: string): Promise<{ events: DossierEvent[]; more: boolean }> {
  const rows = await sql<AuditRow & { ip: string | null; session_ip: string | null }>`
    select ${AUDIT_COLUMNS}, l.ip,
      (select x.ip from user_session x where x.user_id = l.actor_id and x.created_at <= l.at and coalesce(x.revoked_at, x.expires_at) > l.at
         order by x.last_seen_at desc limit 1) as session_ip
    ${AUDIT_FROM}
    where l.object_id = any (array[${id}] || array(select id from approval where document_id = ${id}))
    order by l.at desc, l.id desc limit ${EVENTS_MOST + 1}`.execute(tx);
  const events = rows.rows.map(({ ip, session_ip, ...row }) => ({ ...auditView(row), ip, session_ip }));
  return { events: events.slice(0, EVENTS_MOST), more: events.length > EVENTS_MOST };
}

type ApprovalRow = Omit<DossierApproval, 'amount' | 'policy' | 'created_at' | 'finished_at' | 'decisions'> & {
  amount: string;
  currency: string;
  policy_id: string;
  policy_version: number;
  policy_from: Date;
  created_at: Date;
  finished_at: Date | null;
};

type DecisionRow = Omit<DossierApproval['decisions'][number], 'at'> & { approval_id: string; at: Date };

/** Approvals of all versions of a document, the first first. */
export async function approvalsOf(tx: Db, documentId: string): Promise<DossierApproval[]> {
  const approvals = await sql<ApprovalRow>`
    select a.id, a.document_version, a.round, a.status, a.amount, a.currency, a.exceptions, a.created_at, a.finished_at,
      p.id as policy_id, p.version as policy_version, p.valid_from as policy_from
    from approval a join approval_policy p on p.id = a.policy_id where a.document_id = ${documentId} order by a.document_version`.execute(
    tx,
  );
  const decisions = await sql<DecisionRow>`
    select d.approval_id, d.action, d.tier, d.round, ${PERSON('u')} as person, ${PERSON('b')} as on_behalf_of, d.comment, d.at
    from approval_decision d join user_account u on u.id = d.user_id left join user_account b on b.id = d.on_behalf_of_id
    where d.document_id = ${documentId} order by d.at, d.id`.execute(tx);
  return approvals.rows.map(({ amount, currency, policy_id, policy_version, policy_from, ...row }) => ({
    ...row,
    amount: toMoney(amount, currency),
    policy: { id: policy_id, version: policy_version, valid_from: policy_from.toISOString() },
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    decisions: decisions.rows
      .filter((decision) => decision.approval_id === row.id)
      .map(({ approval_id: _, at, ...decision }) => ({ ...decision, at: at.toISOString() })),
  }));
}
