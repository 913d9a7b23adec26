// Folding a history: a real order that waited for its approver, and the shapes an activity with retries and an end leave.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { foldHistory, waitsBetween } from '../../../src/audit/history.rules.ts';
import type { RawHistoryEvent } from '../../../src/audit/history.rules.ts';

const recorded = JSON.parse(readFileSync(new URL('./order-history.json', import.meta.url), 'utf8')) as {
  events: RawHistoryEvent[];
};

describe('an order that waited a day for its approver', () => {
  const steps = foldHistory(recorded.events);

  test('is five business steps and a start, not thirty-four events', () => {
    expect(steps.map((step) => [step.kind, step.source, step.outcome, step.status])).toEqual([
      ['workflow.started', 'start', 'done', null],
      ['submit', 'update', 'done', 'pending_approval'],
      ['remindApprovers', 'activity', 'done', null],
      ['remindApprovers', 'activity', 'done', null],
      ['remindApprovers', 'activity', 'done', null],
      ['decide', 'update', 'done', 'allocated'],
    ]);
  });

  test('a retry of the step is folded into it, with who asked and how long it took', () => {
    const submit = steps[1]!;
    expect(submit).toMatchObject({ attempts: 2, detail: { activity: 'submitOrder' }, first: 5, last: 7 });
    expect(submit.userId).toMatch(/^usr_/);
    expect(submit.requestId).toMatch(/^req_/);
    expect(Date.parse(submit.endedAt!) - Date.parse(submit.at)).toBe(2344);
    expect(steps[5]!.detail).toMatchObject({ action: 'approve' });
  });

  test('silence is compressed, each with its cause and length, and the last one is still going on', () => {
    const waits = waitsBetween(steps, '2026-11-23T04:08:48.872Z');
    expect(
      waits.map(({ after, cause, seconds, until }) => [after, cause, Math.round(seconds / 60), until !== null]),
    ).toEqual([
      [1, 'pending_approval', 480, true],
      [2, 'pending_approval', 480, true],
      [3, 'pending_approval', 480, true],
      [4, 'pending_approval', 120, true],
      [5, 'allocated', 60, false],
    ]);
    expect(waitsBetween(steps, null)).toHaveLength(4);
  });
});

let id = 0;
const event = (
  type: string,
  attributes: Record<string, unknown> = {},
  at = '2026-11-20T10:00:00.000Z',
): RawHistoryEvent => ({
  id: (id += 1),
  type,
  at,
  attributes,
});
const payload = (value: unknown) => ({ payloads: [value] });

describe('other shapes', () => {
  test('an ordinary activity: attempts and the last error are kept, its failure is told', () => {
    id = 0;
    const steps = foldHistory([
      event('activityTaskScheduled', { activityType: { name: 'sendFile' } }),
      event(
        'activityTaskStarted',
        { scheduledEventId: '1', attempt: 3, lastFailure: { message: 'BANK_TIMEOUT' } },
        '2026-11-20T10:05:00.000Z',
      ),
      event(
        'activityTaskCompleted',
        { scheduledEventId: '1', result: payload({ ok: true, value: { status: 'sent' } }) },
        '2026-11-20T10:05:01.000Z',
      ),
      event('activityTaskScheduled', { activityType: { name: 'closeBook' } }),
      event('activityTaskFailed', {
        scheduledEventId: '4',
        failure: {
          message: 'failed',
          cause: { message: 'period is closed', applicationFailureInfo: { type: 'PERIOD_CLOSED' } },
        },
      }),
      event('activityTaskScheduled', { activityType: { name: 'waits' } }),
    ]);
    expect(steps).toMatchObject([
      { kind: 'sendFile', outcome: 'done', attempts: 3, lastError: 'BANK_TIMEOUT', status: 'sent', first: 1, last: 3 },
      { kind: 'closeBook', outcome: 'failed', code: 'PERIOD_CLOSED', lastError: 'period is closed' },
      { kind: 'waits', outcome: 'running', endedAt: null },
    ]);
  });

  test('a refusal is an outcome with its code; a rejected update is a failure', () => {
    id = 0;
    const accepted = (name: string, updateId: string) =>
      event('workflowExecutionUpdateAccepted', {
        acceptedRequest: { meta: { updateId }, input: { name, args: payload({ actor: { userId: 'usr_1' } }) } },
      });
    const steps = foldHistory([
      accepted('ship', 'u1'),
      event('workflowExecutionUpdateCompleted', {
        meta: { updateId: 'u1' },
        outcome: { success: payload({ ok: false, code: 'LINES_REFUSED' }) },
      }),
      accepted('cancel', 'u2'),
      event('workflowExecutionUpdateCompleted', {
        acceptedEventId: '3',
        outcome: { failure: { message: 'no', applicationFailureInfo: { type: 'APPROVAL_CLOSED' } } },
      }),
    ]);
    expect(steps).toMatchObject([
      { kind: 'ship', outcome: 'refused', code: 'LINES_REFUSED' },
      { kind: 'cancel', outcome: 'failed', code: 'APPROVAL_CLOSED' },
    ]);
  });

  test('workflow tasks that failed count as tries of the step that came of them', () => {
    id = 0;
    const steps = foldHistory([
      event('workflowTaskFailed', { failure: { message: 'nondeterminism' } }),
      event('workflowTaskTimedOut'),
      event('workflowExecutionSignaled', { signalName: 'money_changed' }),
      event('markerRecorded', { markerName: 'core_patch' }),
      event('workflowExecutionCompleted', { result: payload({ status: 'closed' }) }),
    ]);
    expect(steps).toMatchObject([
      { kind: 'money_changed', attempts: 3, lastError: 'nondeterminism', outcome: 'done' },
      { kind: 'workflow.completed', source: 'end', status: 'closed', outcome: 'done', attempts: 1 },
    ]);
    expect(foldHistory([event('workflowExecutionTerminated', { reason: 'by hand' })])).toMatchObject([
      { kind: 'workflow.terminated', outcome: 'failed', lastError: 'by hand' },
    ]);
    expect(foldHistory([])).toEqual([]);
  });
});
