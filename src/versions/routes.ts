// Owns the HTTP of versions: one route per kind of record, all of the same form.
import { z } from 'zod';
import type { AbilitySubject } from '../people/abilities.ts';
import type { Principal } from '../platform/auth/principal.ts';
import { withScope } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { decodeCursor, HttpRefusal, notFound, pageOf, requireAbility, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { listVersions } from './queries.ts';
import { versionPage, versionsQuery } from './schema.ts';

const params = z.strictObject({ id: z.string().max(100) });

export interface VersionedKind {
  /** `/api/v1/<plural>/:id/versions`. */
  plural: string;
  operationId: string;
  tag: string;
  subject: AbilitySubject;
  type: string;
  /** Fields these eyes may not read. */
  hidden?: (principal: Principal) => readonly string[];
  /** Under which id the versions are kept; undefined when these eyes may not see the record. */
  find: (tx: Db, principal: Principal, id: string) => Promise<string | undefined>;
}

/** `GET …/{id}/versions`: who changed which fields from what to what, the newest first. */
export function versionsRoute(app: App, deps: ApiDeps, kind: VersionedKind): void {
  app.get(
    `/api/v1/${kind.plural}/:id/versions`,
    {
      schema: {
        operationId: kind.operationId,
        tags: [kind.tag],
        description: 'Its versions, the newest first: who, when, and each changed field before and after.',
        params,
        querystring: versionsQuery,
        response: { 200: versionPage },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', kind.subject);
      const { limit, cursor: text } = request.query;
      const cursor = decodeCursor(text, 1);
      if (cursor && !/^\d{1,9}$/.test(cursor.key[0] ?? '')) throw new HttpRefusal('INVALID_CURSOR');
      const rows = await withScope(deps.db, principal.scope, async (tx) => {
        const id = await kind.find(tx, principal, request.params.id);
        if (id === undefined) return undefined;
        const { companyId } = principal;
        return listVersions(tx, {
          companyId,
          type: kind.type,
          id,
          limit,
          after: cursor?.key,
          back: cursor?.back ?? false,
        });
      });
      if (!rows) return sendRefusal(reply, notFound(kind.type, request.params.id));
      const hidden = kind.hidden?.(principal) ?? [];
      for (const row of rows) row.changes = row.changes.filter(({ field }) => !hidden.includes(field));
      return pageOf(rows, limit, cursor, (row) => [String(row.version)]);
    },
  );
}
