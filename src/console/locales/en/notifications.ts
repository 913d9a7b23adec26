/** English: notifications. */
import type { Messages } from '../messages.ts';
import type { notifications as zhNotifications } from '../zh/notifications.ts';

export const notifications: Messages<typeof zhNotifications> = {
  title: 'Notifications',
  bell: 'Notifications, {{count}} unread',
  which: 'Which ones',
  unread: 'Unread',
  all: 'All',
  read: 'Mark as read',
  readAll: 'Mark all as read',
  emptyTitle: 'No notifications',
  emptyText: 'You hear here when something waits for you, your documents have an outcome or somebody mentions you.',
  other: 'There is news about {{number}}.',
  kind: {
    approval_waiting: '{{name}} {{number}} ({{amount}}) waits for your approval.',
    approval_reminder: 'Reminder: {{name}} {{number}} ({{amount}}) waits for your approval.',
    approval_no_decider: 'Nobody may decide {{name}} {{number}}. Name a person.',
    approval_lowered: '{{number}} was lowered in approval.',
    approval_approved: '{{number}} was approved.',
    approval_rejected: '{{number}} was rejected.',
    approval_returned: '{{number}} was sent back. Change it and submit it again.',
    approval_expired: '{{number}} expired without an outcome.',
    order_ship_late: '{{number}} is due to be shipped.',
    order_transit_late: '{{number}} has been in transit too long. Confirm the receipt.',
    order_payment_late: '{{number}} is due to be paid.',
    return_receive_late: 'Return {{number}} is due to be inspected.',
    comment_mentioned: 'Somebody mentioned you in a comment on {{number}}.',
    webhook_disabled: 'The webhook {{url}} could not be reached and was switched off.',
  },
};
