// Owns what webhooks tell, when a message is tried again, and when an endpoint is given up (Standard Webhooks).

/** Sentences of the timelines that a subscriber can be told of, as they happen. */
export const EVENT_TYPES = [
  'order.submitted',
  'order.approved',
  'order.lowered',
  'order.allocated',
  'order.shipped',
  'order.received',
  'order.invoiced',
  'order.paid',
  'order.written_off',
  'order.returned_goods',
  'order.closed',
  'order.cancelled',
  'order.remainder_cancelled',
  'order.rejected',
  'order.returned',
  'order.recalled',
  'order.expired',
  'payment.recorded',
  'return.created',
  'return.submitted',
  'return.approved',
  'return.credited',
  'return.rejected',
  'return.returned',
  'return.recalled',
  'return.cancelled',
  'return.expired',
  'approval.opened',
  'approval.approved',
  'approval.rejected',
  'approval.sent_back',
  'approval.transferred',
  'approval.added',
  'approval.escalated',
  'approval.recalled',
  'approval.expired',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What `Send test` sends. */
export const TEST_EVENT = 'webhook.test';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds to wait before each attempt: the schedule of the Standard Webhooks specification, three days in all. */
export const WAIT_SECONDS = [
  0,
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

export interface AttemptAnswer {
  /** Null: no answer. */
  status: number | null;
}

export type Verdict =
  | { delivery: 'delivered'; disable: null }
  | { delivery: 'pending'; disable: null; nextInSeconds: number }
  | { delivery: 'failed'; disable: 'gone' | 'failing' | null };

/**
 * What an attempt means. 2xx is delivered; 410 says the endpoint is gone; anything else, redirects included, is tried again while the
 * schedule lasts. An endpoint that has answered nothing well since the message was first tried is given up with it.
 */
export function judge(
  answer: AttemptAnswer,
  attempt: number,
  endpoint: { failingSince: Date | null; firstTriedAt: Date },
): Verdict {
  const { status } = answer;
  if (status !== null && status >= 200 && status < 300) return { delivery: 'delivered', disable: null };
  if (status === 410) return { delivery: 'failed', disable: 'gone' };
  const nextInSeconds = WAIT_SECONDS[attempt];
  if (nextInSeconds !== undefined) return { delivery: 'pending', disable: null, nextInSeconds };
  const since = endpoint.failingSince;
  const goodMeanwhile = since === null || since > endpoint.firstTriedAt;
  return { delivery: 'failed', disable: goodMeanwhile ? null : 'failing' };
}
