// Owns the wire form of audit rows and of workflow histories in business steps.
import { z } from 'zod';
import { documentEvent, instant, page, pageQuery, params, personRef } from '../wire/schema.ts';

/** An instant a caller gives must say its offset; PostgreSQL would take words like `yesterday` for one. */
const moment = z.iso.datetime({ offset: true });

export const auditEvent = z
  .strictObject({
    id: z.string(),
    at: instant,
    actor: personRef.nullable(),
    on_behalf_of: personRef.nullable(),
    api_key: z
      .strictObject({ id: z.string(), name: z.string() })
      .nullable()
      .describe('the program that acted for the actor'),
    action: z.string(),
    object_type: z.string(),
    object_id: z.string(),
    outcome: z.enum(['done', 'refused']),
    code: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    request_id: z.string().nullable(),
    workflow_id: z.string().nullable(),
    /** Place in the sealed chain; null while the row waits for its seal. */
    seal: z.strictObject({ chain: z.string(), seq: z.string(), hash: z.string(), sealed_at: instant }).nullable(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof auditEvent>;
export const auditEventPage = page(auditEvent);
export const auditEventsQuery = z.strictObject({
  actor_id: z.string().max(60).optional(),
  action: z.string().max(100).optional(),
  object_type: z.string().max(60).optional(),
  object_id: z.string().max(100).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  code: z.string().max(100).optional(),
  request_id: z.string().max(100).optional(),
  from: moment.optional().describe('inclusive'),
  to: moment.optional().describe('exclusive'),
  ...pageQuery,
});
export type AuditEventsQuery = z.infer<typeof auditEventsQuery>;

/** One business step: retries folded into it, with what it told the document's timeline. */
export const historyStep = z
  .strictObject({
    type: z.literal('step'),
    key: z.string(),
    /** Name of the update, activity, signal or event: `submit`, `decide`, `remindApprovers`, `order.created`, `workflow.started`. */
    kind: z.string(),
    source: z.enum(['start', 'update', 'activity', 'signal', 'record', 'refusal', 'end']),
    outcome: z.enum(['done', 'refused', 'failed', 'running']),
    code: z.string().nullable(),
    actor: personRef.nullable(),
    on_behalf_of: personRef.nullable(),
    at: instant,
    ended_at: instant.nullable(),
    duration_ms: z.int().nullable(),
    attempts: z.int(),
    last_error: z.string().nullable(),
    request_id: z.string().nullable(),
    detail: params,
    events: z.array(documentEvent),
    /** Raw events it was folded from; null when it is not in the workflow's history. */
    raw: z.strictObject({ first: z.int(), last: z.int() }).nullable(),
  })
  .meta({ id: 'HistoryStep' });
export type HistoryStep = z.infer<typeof historyStep>;

/** A stretch in which nothing happened, as one item: for what, and how long. */
export const historyWait = z
  .strictObject({
    type: z.literal('wait'),
    key: z.string(),
    /** State of the document meanwhile, e.g. `pending_approval`; `unknown` when the history does not tell. */
    cause: z.string(),
    from: instant,
    until: instant.nullable().describe('null: still waiting'),
    seconds: z.int(),
  })
  .meta({ id: 'HistoryWait' });
export type HistoryWait = z.infer<typeof historyWait>;

export const rawEvent = z
  .strictObject({ id: z.int(), type: z.string(), at: instant, attributes: z.record(z.string(), z.unknown()) })
  .meta({ id: 'RawHistoryEvent' });

export const workflowHistoryView = z
  .strictObject({
    workflow_id: z.string(),
    document: z.strictObject({ type: z.string(), id: z.string(), number: z.string().nullable(), status: z.string() }),
    /** Null when the workflow never started or its history is past its retention: then the steps are those of our own records. */
    run: z
      .strictObject({
        run_id: z.string(),
        type: z.string(),
        task_queue: z.string(),
        status: z.string(),
        started_at: instant,
        closed_at: instant.nullable(),
      })
      .nullable(),
    counts: z.strictObject({
      steps: z.int(),
      retries: z.int(),
      refusals: z.int(),
      raw_events: z.int(),
      seconds: z.int(),
    }),
    items: z.array(z.discriminatedUnion('type', [historyStep, historyWait])),
    integrity: z.strictObject({
      audit_rows: z.int(),
      sealed: z.int(),
      /** Furthest place of these rows in their chain. */
      last_seq: z.string().nullable(),
      last_hash: z.string().nullable(),
      transfers: z.int(),
      /** Debits less credits of those transfers; other than zero only in broken books. */
      difference: z.string(),
      history_sha256: z.string().nullable(),
    }),
    /** The history as it was kept when the workflow closed; null while it runs. */
    archive: z
      .strictObject({
        sha256: z.string(),
        events: z.int(),
        archived_at: instant,
        whole: z.boolean().describe('whether the content still has this SHA-256'),
      })
      .nullable(),
    raw: page(rawEvent).nullable(),
  })
  .meta({ id: 'WorkflowHistory' });
export type WorkflowHistoryView = z.infer<typeof workflowHistoryView>;

/** Events in the form of Temporal's own tools. */
export const historyContent = z
  .unknown()
  .meta({ type: 'object', properties: { events: { type: 'array', items: {} } } });

export const workflowHistoryParams = z.strictObject({ workflow_id: z.string().max(200) });
export const workflowHistoryQuery = z.strictObject({
  raw: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
