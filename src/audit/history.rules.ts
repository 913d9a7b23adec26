// Owns folding a workflow's raw history into business steps and waits: retries inside their step, silence as one item.
import type { Params } from '../kernel/refusal.ts';

export interface RawHistoryEvent {
  id: number;
  type: string;
  at: string;
  attributes: Record<string, unknown>;
}

export interface FoldedStep {
  kind: string;
  source: 'start' | 'update' | 'activity' | 'signal' | 'end';
  outcome: 'done' | 'refused' | 'failed' | 'running';
  code: string | null;
  at: string;
  endedAt: string | null;
  attempts: number;
  lastError: string | null;
  userId: string | null;
  requestId: string | null;
  detail: Params;
  /** The document's state after the step, when the step tells it. */
  status: string | null;
  first: number;
  last: number;
}

/** Shorter silences than this are not worth a line. */
const WAIT_FROM_MS = 60_000;

type Json = unknown;

/** A value deep inside decoded attributes; undefined when the way there is not as expected. */
export function dig(value: Json, ...path: readonly (string | number)[]): Json {
  let at: Json = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string | number, Json>)[key];
  }
  return at;
}

const textAt = (value: Json, ...path: readonly (string | number)[]): string | null => {
  const found = dig(value, ...path);
  return typeof found === 'string' ? found : null;
};

const numberAt = (value: Json, ...path: readonly (string | number)[]): number | null => {
  const found = dig(value, ...path);
  return typeof found === 'number' ? found : typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : null;
};

/** Folds a history. Events that only drive the machine (tasks, timers, markers of versions) leave no step of their own. */
export function foldHistory(events: readonly RawHistoryEvent[]): FoldedStep[] {
  const folding = new Folding(events);
  for (const event of events) folding.take(event);
  return folding.steps;
}

class Folding {
  readonly steps: FoldedStep[] = [];
  private readonly times: ReadonlyMap<number, string>;
  private readonly open = new Map<number, FoldedStep>();
  private failedTasks = 0;
  private taskError: string | null = null;

  constructor(events: readonly RawHistoryEvent[]) {
    this.times = new Map(events.map((event) => [event.id, event.at]));
  }

  take(event: RawHistoryEvent): void {
    const { attributes } = event;
    switch (event.type) {
      case 'workflowExecutionStarted':
        return void this.add(event, 'workflow.started', 'start', { endedAt: event.at });
      case 'workflowExecutionUpdateAccepted':
        return this.update(event);
      case 'workflowExecutionUpdateCompleted':
        return this.close(
          this.open.get(numberAt(attributes, 'acceptedEventId') ?? -1) ??
            this.byUpdateId(textAt(attributes, 'meta', 'updateId')),
          event,
          'outcome',
        );
      case 'markerRecorded':
        return this.marker(event);
      case 'activityTaskScheduled':
        this.open.set(event.id, this.add(event, textAt(attributes, 'activityType', 'name') ?? 'activity', 'activity'));
        return;
      case 'activityTaskStarted':
        return this.started(event);
      case 'activityTaskCompleted':
        return this.close(this.open.get(numberAt(attributes, 'scheduledEventId') ?? -1), event, 'result');
      case 'activityTaskFailed':
      case 'activityTaskTimedOut':
      case 'activityTaskCanceled':
        return this.fail(this.open.get(numberAt(attributes, 'scheduledEventId') ?? -1), event);
      case 'workflowExecutionSignaled':
        return void this.add(event, textAt(attributes, 'signalName') ?? 'signal', 'signal', { endedAt: event.at });
      case 'workflowTaskFailed':
      case 'workflowTaskTimedOut':
        this.failedTasks += 1;
        this.taskError = textAt(attributes, 'failure', 'message') ?? this.taskError;
        return;
      default:
        return this.end(event);
    }
  }

  private add(
    event: RawHistoryEvent,
    kind: string,
    source: FoldedStep['source'],
    more: Partial<FoldedStep> = {},
  ): FoldedStep {
    const step: FoldedStep = {
      kind,
      source,
      outcome: more.endedAt ? 'done' : 'running',
      code: null,
      at: event.at,
      endedAt: null,
      // A task of the workflow that failed was tried again until this step came of it.
      attempts: 1 + this.failedTasks,
      lastError: this.taskError,
      userId: null,
      requestId: null,
      detail: {},
      status: null,
      first: event.id,
      last: event.id,
      ...more,
    };
    this.failedTasks = 0;
    this.taskError = null;
    this.steps.push(step);
    return step;
  }

  private update(event: RawHistoryEvent): void {
    const { attributes } = event;
    const argument = dig(attributes, 'acceptedRequest', 'input', 'args', 'payloads', 0);
    const action = textAt(argument, 'action');
    const asked = this.times.get(numberAt(attributes, 'acceptedRequestSequencingEventId') ?? -1);
    const step = this.add(event, textAt(attributes, 'acceptedRequest', 'input', 'name') ?? 'update', 'update', {
      at: asked ?? event.at,
      userId: textAt(argument, 'actor', 'userId'),
      requestId: textAt(argument, 'actor', 'requestId'),
      detail: {
        ...(action ? { action } : {}),
        update_id: textAt(attributes, 'acceptedRequest', 'meta', 'updateId') ?? '',
      },
    });
    this.open.set(event.id, step);
  }

  private byUpdateId(id: string | null): FoldedStep | undefined {
    return [...this.open.values()].find((step) => id !== null && step.detail.update_id === id);
  }

  /** A local activity leaves one marker: a person's step that runs in it takes its attempts, any other is a step itself. */
  private marker(event: RawHistoryEvent): void {
    const about = dig(event.attributes, 'details', 'data', 'payloads', 0);
    const name = textAt(about, 'activity_type');
    if (name === null) return;
    const attempts = numberAt(about, 'attempt') ?? 1;
    const owner = [...this.open.values()].find(
      (step) => step.source === 'update' && step.detail.activity === undefined,
    );
    const step = owner ?? this.add(event, name, 'activity');
    step.attempts = Math.max(step.attempts, attempts);
    step.detail = { ...step.detail, activity: name };
    step.last = event.id;
    if (owner) return;
    if (dig(event.attributes, 'failure')) this.fail(step, event);
    else this.settle(step, event, dig(event.attributes, 'details', 'result', 'payloads', 0));
  }

  private started(event: RawHistoryEvent): void {
    const step = this.open.get(numberAt(event.attributes, 'scheduledEventId') ?? -1);
    if (!step) return;
    step.attempts = numberAt(event.attributes, 'attempt') ?? step.attempts;
    step.lastError = textAt(event.attributes, 'lastFailure', 'message') ?? step.lastError;
    step.last = event.id;
  }

  private close(step: FoldedStep | undefined, event: RawHistoryEvent, where: 'outcome' | 'result'): void {
    if (!step) return;
    const { attributes } = event;
    if (where === 'outcome' && dig(attributes, 'outcome', 'failure')) return this.fail(step, event);
    const result =
      where === 'outcome'
        ? dig(attributes, 'outcome', 'success', 'payloads', 0)
        : dig(attributes, 'result', 'payloads', 0);
    this.settle(step, event, result);
    this.forget(step);
  }

  private settle(step: FoldedStep, event: RawHistoryEvent, result: Json): void {
    step.endedAt = event.at;
    step.last = event.id;
    const refused = dig(result, 'ok') === false;
    step.outcome = refused ? 'refused' : 'done';
    step.code = refused ? textAt(result, 'code') : null;
    step.status =
      textAt(result, 'value', 'step', 'status') ??
      textAt(result, 'value', 'documentStatus') ??
      statusOf(textAt(result, 'value', 'status'));
  }

  private fail(step: FoldedStep | undefined, event: RawHistoryEvent): void {
    if (!step) return;
    const failure = dig(event.attributes, 'outcome', 'failure') ?? dig(event.attributes, 'failure');
    step.endedAt = event.at;
    step.last = event.id;
    step.outcome = 'failed';
    step.code =
      textAt(failure, 'applicationFailureInfo', 'type') ?? textAt(failure, 'cause', 'applicationFailureInfo', 'type');
    step.lastError = textAt(failure, 'cause', 'message') ?? textAt(failure, 'message') ?? step.lastError;
    this.forget(step);
  }

  private forget(step: FoldedStep): void {
    for (const [id, open] of this.open) if (open === step) this.open.delete(id);
  }

  private end(event: RawHistoryEvent): void {
    const ends: Record<string, FoldedStep['outcome']> = {
      workflowExecutionCompleted: 'done',
      workflowExecutionContinuedAsNew: 'done',
      workflowExecutionFailed: 'failed',
      workflowExecutionTimedOut: 'failed',
      workflowExecutionCanceled: 'failed',
      workflowExecutionTerminated: 'failed',
    };
    const outcome = ends[event.type];
    if (!outcome) return;
    const name = event.type.slice('workflowExecution'.length);
    const kind = `workflow.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const lastError = textAt(event.attributes, 'failure', 'message') ?? textAt(event.attributes, 'reason');
    const status = textAt(event.attributes, 'result', 'payloads', 0, 'status');
    this.add(event, kind, 'end', { outcome, endedAt: event.at, status, ...(lastError ? { lastError } : {}) });
  }
}

/** An approval that stays open says nothing about the document's state. */
function statusOf(status: string | null): string | null {
  return status === 'open' ? null : status;
}

export interface FoldedWait {
  cause: string;
  from: string;
  until: string | null;
  seconds: number;
}

export interface Placed {
  at: string;
  endedAt: string | null;
  status: string | null;
}

/**
 * Silences between steps that are in order of time, and after the last one while the workflow runs. The cause is the document's
 * state after the last step that told one.
 */
export function waitsBetween(steps: readonly Placed[], runsUntil: string | null): (FoldedWait & { after: number })[] {
  const waits: (FoldedWait & { after: number })[] = [];
  let cause = 'unknown';
  let quietSince = 0;
  for (const [i, step] of steps.entries()) {
    cause = step.status ?? cause;
    quietSince = Math.max(quietSince, Date.parse(step.endedAt ?? step.at));
    const next = steps[i + 1];
    const until = next?.at ?? runsUntil;
    if (until === null) continue;
    const silence = Date.parse(until) - quietSince;
    if (silence < WAIT_FROM_MS) continue;
    waits.push({
      after: i,
      cause,
      from: new Date(quietSince).toISOString(),
      until: next ? until : null,
      seconds: Math.floor(silence / 1000),
    });
  }
  return waits;
}
