// Owns the HTTP of notifications: one's own list, the bell's count, and marking as read.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import { decodeCursor, pageOf, principalOf, runCommand } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { readAll, readOne } from './commands.ts';
import { notificationsOf, unreadOf } from './queries.ts';
import { notificationPage, notificationsQuery, readState, unreadCount } from './schema.ts';

const TAG = ['notifications'];

export function notificationsRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/notifications',
    {
      schema: {
        operationId: 'listNotifications',
        tags: TAG,
        description: 'What the signed-in person was told, newest first.',
        querystring: notificationsQuery,
        response: { 200: notificationPage },
      },
    },
    async (request) => {
      const { scope, userId } = principalOf(request);
      const { limit, cursor: text, unread } = request.query;
      const cursor = decodeCursor(text);
      const place = cursor && { at: cursor.key[0]!, id: cursor.key[1]!, back: cursor.back };
      const rows = await withScope(deps.db, scope, (tx) =>
        notificationsOf(tx, userId, { unread: unread === 'true', limit, place }),
      );
      const page = pageOf(rows, limit, cursor, (item) => item.key);
      return { ...page, data: page.data.map((item) => item.row) };
    },
  );

  app.get(
    '/api/v1/notifications/count',
    {
      schema: {
        operationId: 'countNotifications',
        tags: TAG,
        description: 'How many the signed-in person has not read.',
        response: { 200: unreadCount },
      },
    },
    async (request) => {
      const { scope, userId } = principalOf(request);
      return { unread: await withScope(deps.db, scope, (tx) => unreadOf(tx, userId)) };
    },
  );

  app.post(
    '/api/v1/notifications/:id/read',
    {
      schema: {
        operationId: 'readNotification',
        tags: TAG,
        description: 'Marks one as read.',
        params: z.strictObject({ id: z.string().max(60) }),
        body: z.strictObject({}),
        response: { 200: readState },
      },
    },
    async (request, reply) => {
      const { userId } = principalOf(request);
      const { id } = request.params;
      const options = { operation: 'readNotification', objectType: 'notification', objectId: id };
      await runCommand(request, reply, options, (work) => readOne(work, { id, userId }));
    },
  );

  app.post(
    '/api/v1/notifications/read_all',
    {
      schema: {
        operationId: 'readAllNotifications',
        tags: TAG,
        description: 'Marks everything as read.',
        body: z.strictObject({}),
        response: { 200: readState },
      },
    },
    async (request, reply) => {
      const { userId } = principalOf(request);
      const options = { operation: 'readAllNotifications', objectType: 'notification', objectId: userId };
      await runCommand(request, reply, options, (work) => readAll(work, { userId }));
    },
  );
}
