// Owns exactly-once business transactions: one effect per key, with its events, audit rows and outbox rows, or nothing.
import { CompiledQuery, sql } from 'kysely';
import type { Params, Refusal, Result } from '../kernel/refusal.ts';
import { refuse } from '../kernel/refusal.ts';
import { newId } from '../kernel/ids.ts';
import type { Db, Scope } from './db/database.ts';
import { begin, beginStatement, rollback } from './db/database.ts';
import { canonicalHash } from './hash.ts';

/** Who acts, and through which request: copied into audit rows, events and transfers. */
export interface Actor {
  userId: string | null;
  onBehalfOfId?: string | null;
  requestId?: string | null;
  ip?: string | null;
  /** The API key that acted in the person's name. */
  apiKeyId?: string | null;
}

export interface AuditEntry {
  companyId: string | null;
  action: string;
  objectType: string;
  objectId: string;
  outcome?: 'done' | 'refused';
  code?: string;
  detail?: Record<string, unknown>;
}

export interface EventEntry {
  companyId: string;
  documentType: string;
  documentId: string;
  kind: string;
  outcome?: 'done' | 'refused' | 'waiting';
  params?: Params;
}

export interface OutboxEntry {
  topic: string;
  key: string;
  payload: unknown;
}

/** The transaction a command works in. Audit rows, events and outbox rows are collected and written with the effect in one statement. */
export class Work {
  readonly db: Db;
  readonly scope: Scope;
  readonly actor: Actor;
  readonly key: string;
  readonly workflowId: string | null;
  readonly now: Date;
  private audits: AuditEntry[] = [];
  private events: EventEntry[] = [];
  private outgoing: OutboxEntry[] = [];
  private readonly committed: (() => void)[] = [];

  constructor(db: Db, request: TransactRequest) {
    this.db = db;
    this.scope = request.scope;
    this.actor = { ...request.actor };
    this.key = request.key;
    this.workflowId = request.workflowId ?? null;
    this.now = request.now ?? new Date();
  }

  get tenant(): string {
    return this.scope.tenant;
  }

  audit(entry: AuditEntry): void {
    this.audits.push(entry);
  }

  event(entry: EventEntry): void {
    this.events.push(entry);
  }

  outbox(entry: OutboxEntry): void {
    this.outgoing.push(entry);
  }

  /** Runs after the commit succeeded; for in-process caches only. */
  afterCommit(action: () => void): void {
    this.committed.push(action);
  }

  /** Forgets what a refused attempt collected; its rows were rolled back too. */
  discard(): void {
    this.audits = [];
    this.events = [];
    this.outgoing = [];
    this.committed.length = 0;
  }

  finish(): void {
    for (const action of this.committed) action();
  }

  /** Writes the effect with everything collected. False: another transaction has already made this effect. */
  async record(inputHash: string, result: unknown): Promise<boolean> {
    const events = JSON.stringify(this.eventRows());
    const rows = await sql<{ key: string }>`
      with made as (
        insert into effect (tenant_id, key, input_hash, result) values (${this.tenant}, ${this.key}, ${inputHash}, ${JSON.stringify(result)}::jsonb)
        on conflict do nothing returning key
      ), audited as (
        insert into audit_log (id, tenant_id, company_id, actor_id, on_behalf_of_id, action, object_type, object_id, outcome, code, detail, request_id, workflow_id, ip)
        select r.id, ${this.tenant}, r.company_id, ${this.actor.userId}, ${this.actor.onBehalfOfId ?? null}, r.action, r.object_type, r.object_id, r.outcome, r.code, r.detail,
               ${this.actor.requestId ?? null}, ${this.workflowId}, ${this.actor.ip ?? null}
        from jsonb_to_recordset(${JSON.stringify(this.auditRows())}::jsonb)
          as r(id text, company_id text, action text, object_type text, object_id text, outcome text, code text, detail jsonb)
        where exists (select from made)
      ), told as (
        insert into document_event (id, tenant_id, company_id, document_type, document_id, kind, outcome, actor_id, on_behalf_of_id, params, workflow_id, request_id)
        select r.id, ${this.tenant}, r.company_id, r.document_type, r.document_id, r.kind, r.outcome, ${this.actor.userId}, ${this.actor.onBehalfOfId ?? null}, r.params,
               ${this.workflowId}, ${this.actor.requestId ?? null}
        from jsonb_to_recordset(${events}::jsonb)
          as r(id text, company_id text, document_type text, document_id text, kind text, outcome text, params jsonb)
        where exists (select from made)
      ), sent as (
        insert into outbox (tenant_id, topic, key, payload)
        select ${this.tenant}, r.topic, r.key, r.payload
        from jsonb_to_recordset(${JSON.stringify(this.outgoing)}::jsonb) as r(topic text, key text, payload jsonb)
        where exists (select from made)
        on conflict do nothing
      ), hooked as (
        insert into outbox (tenant_id, topic, key, payload)
        select ${this.tenant}, 'webhook', r.id, jsonb_build_object('event_id', r.id)
        from jsonb_to_recordset(${events}::jsonb) as r(id text, company_id text, kind text, outcome text)
        where r.outcome = 'done' and exists (select from made)
          and exists (select from webhook_endpoint w where w.company_id = r.company_id and w.status = 'active' and r.kind = any (w.event_types))
      )
      select key from made`.execute(this.db);
    return rows.rows.length === 1;
  }

  private auditRows(): unknown[] {
    return this.audits.map((entry) => ({
      id: newId('audit'),
      company_id: entry.companyId,
      action: entry.action,
      object_type: entry.objectType,
      object_id: entry.objectId,
      outcome: entry.outcome ?? 'done',
      code: entry.code ?? null,
      detail: auditDetail(this.actor, entry),
    }));
  }

  private eventRows(): unknown[] {
    return this.events.map((entry) => ({
      id: newId('event'),
      company_id: entry.companyId,
      document_type: entry.documentType,
      document_id: entry.documentId,
      kind: entry.kind,
      outcome: entry.outcome ?? 'done',
      params: entry.params ?? {},
    }));
  }
}

/** What an audit row tells beside its columns; a program that acted is named by its key. */
export function auditDetail(actor: Actor, entry: AuditEntry): Record<string, unknown> {
  return actor.apiKeyId ? { ...entry.detail, api_key_id: actor.apiKeyId } : (entry.detail ?? {});
}

export interface TransactRequest {
  scope: Scope;
  actor: Actor;
  /** Names the effect: `workflowId:step[:item]`, or the request's key for commands without a workflow. */
  key: string;
  /** What the effect was asked with; the same key with another input is refused. */
  input: unknown;
  workflowId?: string;
  /** What a refusal is recorded about. */
  subject: { companyId: string | null; action: string; objectType: string; objectId: string; event?: boolean };
  now?: Date;
}

/** `replayed` tells that the result is that of the first time. */
export type Outcome<T> = Result<T> & { replayed?: boolean };

/**
 * Runs `work` once per key: a repeat returns the first result, another input under the same key is refused with
 * IDEMPOTENCY_MISMATCH; a transaction that collided with another is tried again. A refusal undoes what `work` did and is itself recorded, with its audit row, under the key.
 */
export async function transact<T>(
  db: Db,
  request: TransactRequest,
  work: (work: Work) => Promise<Result<T>>,
): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(db, request, work);
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isCollision(error)) throw error;
    }
  }
}

const ATTEMPTS_MAX = 4;

/** Whether PostgreSQL ended the transaction because it collided with another: a deadlock or a serialization failure. */
function isCollision(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && (error.code === '40P01' || error.code === '40001')
  );
}

async function attemptOnce<T>(
  db: Db,
  request: TransactRequest,
  work: (work: Work) => Promise<Result<T>>,
): Promise<Outcome<T>> {
  const inputHash = canonicalHash(request.input);
  return db.connection().execute(async (connection) => {
    const begun = begin(connection, `${beginStatement(request.scope)}; savepoint before_work`);
    try {
      const earlier = await findEffect<T>(connection, request.key, inputHash);
      await begun;
      if (earlier) {
        await connection.executeQuery(CompiledQuery.raw('commit'));
        return earlier;
      }
      const unit = new Work(connection, request);
      const result = await work(unit);
      if (!result.ok) await undo(connection, unit, request, result);
      if (await unit.record(inputHash, result)) {
        await connection.executeQuery(CompiledQuery.raw('commit'));
        unit.finish();
        return result;
      }
      // A twin with the same key committed first: this attempt is undone and answers with the twin's result.
      await connection.executeQuery(CompiledQuery.raw('rollback to savepoint before_work'));
      const twin = await findEffect<T>(connection, request.key, inputHash);
      await connection.executeQuery(CompiledQuery.raw('rollback'));
      if (!twin) throw new Error(`effect ${request.key} is taken but cannot be read`);
      return twin;
    } catch (error) {
      await rollback(connection);
      throw error;
    }
  });
}

async function undo(connection: Db, unit: Work, request: TransactRequest, refusal: Refusal): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw('rollback to savepoint before_work'));
  unit.discard();
  const { companyId, action, objectType, objectId, event } = request.subject;
  const detail = { params: refusal.params ?? {}, errors: refusal.errors ?? [] };
  unit.audit({ companyId, action, objectType, objectId, outcome: 'refused', code: refusal.code, detail });
  if (event && companyId) {
    unit.event({
      companyId,
      documentType: objectType,
      documentId: objectId,
      kind: action,
      outcome: 'refused',
      params: { ...refusal.params, code: refusal.code },
    });
  }
}

/** The recorded result under `key`, or undefined when the effect has not been made. Must run inside the tenant's scope. */
export async function findEffect<T>(db: Db, key: string, inputHash?: string): Promise<Outcome<T> | undefined> {
  const row = await db.selectFrom('effect').select(['input_hash', 'result']).where('key', '=', key).executeTakeFirst();
  if (!row) return undefined;
  if (inputHash !== undefined && row.input_hash !== inputHash)
    return { ...refuse('IDEMPOTENCY_MISMATCH'), replayed: false };
  const stored: unknown = row.result;
  return { ...(stored as Result<T>), replayed: true };
}
