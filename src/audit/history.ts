// Owns the readable history of a workflow: Temporal's events folded into steps, our own records and refusals set beside them.
import { canonicalHash } from '../platform/hash.ts';
import type { Db } from '../platform/db/database.ts';
import type { ReadHistory } from '../platform/workflow-history.ts';
import type { FoldedStep } from './history.rules.ts';
import { foldHistory, waitsBetween } from './history.rules.ts';
import type { HistoryDocument, RecordedEvent } from './queries.ts';
import { eventsOf, integrityOf, peopleByIds, refusalsOf } from './queries.ts';
import type { AuditEvent, HistoryStep, WorkflowHistoryView } from './schema.ts';

type Step = HistoryStep & { status: string | null };
type People = ReadonlyMap<string, NonNullable<AuditEvent['actor']>>;

/** The history of a document's workflow, without raw events. `history` is undefined when Temporal does not know the workflow. */
export async function workflowHistory(
  tx: Db,
  workflowId: string,
  document: HistoryDocument,
  history: ReadHistory | undefined,
  now: Date,
): Promise<Omit<WorkflowHistoryView, 'raw' | 'archive'>> {
  const folded = foldHistory(history?.events ?? []);
  const people = await peopleByIds(tx, [...new Set(folded.flatMap((step) => step.userId ?? []))]);
  const events = await eventsOf(tx, document.id);
  const steps = mergeSteps(folded, people, events, await refusalsOf(tx, document.id));
  const running = history?.run.status === 'running';
  const items = withWaits(steps, running ? now.toISOString() : null);
  const started = Date.parse(history?.run.startedAt ?? steps[0]?.at ?? now.toISOString());
  const ended = Date.parse(
    history?.run.closedAt ?? (running ? now.toISOString() : (steps.at(-1)?.at ?? now.toISOString())),
  );
  return {
    workflow_id: workflowId,
    document,
    run: history ? runView(history) : null,
    counts: {
      steps: steps.length,
      retries: steps.reduce((total, step) => total + step.attempts - 1, 0),
      refusals: steps.filter((step) => step.outcome === 'refused').length,
      raw_events: history?.events.length ?? 0,
      seconds: Math.max(0, Math.floor((ended - started) / 1000)),
    },
    items,
    integrity: {
      ...(await integrityOf(tx, document.id)),
      history_sha256: history ? canonicalHash(history.events) : null,
    },
  };
}

function runView({ run }: ReadHistory): NonNullable<WorkflowHistoryView['run']> {
  const { runId, type, taskQueue, status, startedAt, closedAt } = run;
  return { run_id: runId, type, task_queue: taskQueue, status, started_at: startedAt, closed_at: closedAt };
}

/** Between the start of a step and this long after its end, what the document's timeline tells belongs to the step. */
const SAME_STEP_MS = 5_000;

function mergeSteps(
  folded: readonly FoldedStep[],
  people: People,
  events: readonly RecordedEvent[],
  refusals: readonly AuditEvent[],
): Step[] {
  const steps = folded.map((step) => workflowStep(step, people));
  const alone: Step[] = [];
  for (const event of events) {
    const owner = steps.find((step) => ownsEvent(step, event));
    if (owner) owner.events.push(timelineEvent(event));
    else alone.push(recordedStep(event));
  }
  const told = new Set([...events, ...steps].flatMap((item) => (item.request_id ? [item.request_id] : [])));
  const refused = refusals.filter((row) => row.request_id === null || !told.has(row.request_id)).map(refusalStep);
  return [...steps, ...alone, ...refused].sort(
    (a, b) => a.at.localeCompare(b.at) || (a.raw?.first ?? 0) - (b.raw?.first ?? 0),
  );
}

function ownsEvent(step: Step, event: RecordedEvent): boolean {
  if (step.request_id !== null || event.request_id !== null) return step.request_id === event.request_id;
  if (step.source !== 'activity') return false;
  const at = Date.parse(event.at);
  return at >= Date.parse(step.at) - SAME_STEP_MS && at <= Date.parse(step.ended_at ?? step.at) + SAME_STEP_MS;
}

function workflowStep(step: FoldedStep, people: People): Step {
  return {
    type: 'step',
    key: `event:${step.first}`,
    kind: step.kind,
    source: step.source,
    outcome: step.outcome,
    code: step.code,
    actor: step.userId === null ? null : (people.get(step.userId) ?? null),
    on_behalf_of: null,
    at: step.at,
    ended_at: step.endedAt,
    duration_ms: step.endedAt === null ? null : Date.parse(step.endedAt) - Date.parse(step.at),
    attempts: step.attempts,
    last_error: step.lastError,
    request_id: step.requestId,
    detail: step.detail,
    events: [],
    raw: { first: step.first, last: step.last },
    status: step.status,
  };
}

function timelineEvent({ request_id: _, ...event }: RecordedEvent): HistoryStep['events'][number] {
  return event;
}

function outsideStep(
  row: Pick<Step, 'key' | 'kind' | 'source' | 'outcome' | 'code' | 'actor' | 'on_behalf_of' | 'at' | 'request_id'>,
): Step {
  return {
    ...row,
    type: 'step',
    ended_at: row.at,
    duration_ms: null,
    attempts: 1,
    last_error: null,
    detail: {},
    events: [],
    raw: null,
    status: null,
  };
}

function recordedStep(event: RecordedEvent): Step {
  const { id, kind, actor, on_behalf_of, at, request_id } = event;
  const refused = event.outcome === 'refused';
  const code = refused && typeof event.params.code === 'string' ? event.params.code : null;
  const step = outsideStep({
    key: id,
    kind,
    source: refused ? 'refusal' : 'record',
    outcome: refused ? 'refused' : 'done',
    code,
    actor,
    on_behalf_of,
    at,
    request_id,
  });
  return { ...step, events: [timelineEvent(event)] };
}

function refusalStep(row: AuditEvent): Step {
  const { id, action, actor, on_behalf_of, at, request_id, code } = row;
  return outsideStep({
    key: id,
    kind: action,
    source: 'refusal',
    outcome: 'refused',
    code,
    actor,
    on_behalf_of,
    at,
    request_id,
  });
}

function withWaits(steps: readonly Step[], runsUntil: string | null): WorkflowHistoryView['items'] {
  const placed = steps.map((step) => ({ at: step.at, endedAt: step.ended_at, status: step.status }));
  const waits = new Map(waitsBetween(placed, runsUntil).map((wait) => [wait.after, wait]));
  return steps.flatMap(({ status: _, ...step }, i): WorkflowHistoryView['items'] => {
    const wait = waits.get(i);
    if (!wait) return [step];
    const { cause, from, until, seconds } = wait;
    return [step, { type: 'wait', key: `wait:${from}`, cause, from, until, seconds }];
  });
}
