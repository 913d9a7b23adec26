/** Kinds of document events the console has sentences for. */
import type { zh } from '../locales/zh.ts';

type EventKey = keyof (typeof zh)['events'];

const known: Record<EventKey, true> = {
  order_created: true,
  order_submitted: true,
  order_resubmitted: true,
  order_checked: true,
  order_approved: true,
  order_rejected: true,
  order_returned: true,
  order_recalled: true,
  order_lowered: true,
  order_allocated: true,
  order_shipped: true,
  order_received: true,
  order_invoiced: true,
  order_paid: true,
  order_closed: true,
  order_cancelled: true,
  order_expired: true,
  approval_opened: true,
  approval_approved: true,
  approval_rejected: true,
  approval_sent_back: true,
  approval_transferred: true,
  approval_added: true,
  approval_recalled: true,
  approval_reminded: true,
  approval_escalated: true,
  approval_expired: true,
  approval_refused: true,
};

function isKey(key: string): key is EventKey {
  return key in known;
}

export const eventKeys: readonly EventKey[] = Object.keys(known).filter(isKey);
