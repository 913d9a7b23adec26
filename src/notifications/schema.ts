// Owns the wire form of notifications: what happened, as a code the console has words for, and whether it was read.
import { z } from 'zod';
import { instant, page, pageQuery, params } from '../wire/schema.ts';

export const notificationView = z
  .strictObject({
    id: z.string(),
    kind: z.string().describe('approval.waiting, approval.approved, order.ship_late, comment.mentioned, …'),
    document_type: z.string(),
    document_id: z.string(),
    params,
    created_at: instant,
    read_at: instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.infer<typeof notificationView>;

export const notificationsQuery = z.strictObject({
  unread: z.literal('true').optional().describe('only what was not read yet'),
  ...pageQuery,
});
export const notificationPage = page(notificationView);
export const unreadCount = z.strictObject({ unread: z.int() });
export const readState = z.strictObject({ read: z.int().describe('how many became read') });
