// Owns the HTTP of the books: from an account to its postings, from a posting to its transfer, from a transfer to its document.
import { z } from 'zod';
import { withScope } from '../platform/db/database.ts';
import { decodeCursor, HttpRefusal, notFound, pageOf, requireAbility, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { accountTotalsOf, listAccounts, postingsOf, transfersBy } from './books.queries.ts';
import {
  accountPage,
  accountPostingPage,
  accountsQuery,
  accountTotals,
  postingsQuery,
  transferView,
} from './books.schema.ts';

const params = z.strictObject({ id: z.string().max(100) });

export function booksRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/api/v1/ledger/accounts',
    {
      schema: {
        operationId: 'listLedgerAccounts',
        tags: ['ledger'],
        description: 'Accounts by book and purpose, with the balance those keep that have a floor.',
        querystring: accountsQuery,
        response: { 200: accountPage },
      },
    },
    async (request) => {
      const { scope, companyId } = requireAbility(request, 'read', 'ledger');
      const { limit, cursor: given, ...query } = request.query;
      const cursor = decodeCursor(given, 3);
      const rows = await withScope(deps.db, scope, (tx) =>
        listAccounts(tx, companyId, query, { limit, after: cursor?.key, back: cursor?.back ?? false }),
      );
      return pageOf(rows, limit, cursor, (row) => [row.book, row.purpose, row.id]);
    },
  );

  app.get(
    '/api/v1/ledger/accounts/:id',
    {
      schema: {
        operationId: 'getLedgerAccount',
        tags: ['ledger'],
        description: 'One account with what its postings add up to.',
        params,
        response: { 200: accountTotals },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { scope, companyId } = requireAbility(request, 'read', 'ledger', id);
      const found = await withScope(deps.db, scope, (tx) => accountTotalsOf(tx, companyId, id));
      return found ?? sendRefusal(reply, notFound('account', id));
    },
  );

  app.get(
    '/api/v1/ledger/accounts/:id/postings',
    {
      schema: {
        operationId: 'listAccountPostings',
        tags: ['ledger'],
        description: 'Postings of an account, the latest first, each with its transfer and document.',
        params,
        querystring: postingsQuery,
        response: { 200: accountPostingPage },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { scope, companyId } = requireAbility(request, 'read', 'ledger', id);
      const { limit } = request.query;
      const cursor = decodeCursor(request.query.cursor, 2);
      if (cursor && !/^\d{1,4}$/.test(cursor.key[1] ?? '')) throw new HttpRefusal('INVALID_CURSOR');
      const rows = await withScope(deps.db, scope, async (tx) => {
        const account = await tx
          .selectFrom('account')
          .select('id')
          .where('id', '=', id)
          .where('company_id', '=', companyId)
          .executeTakeFirst();
        return account && postingsOf(tx, id, { limit, after: cursor?.key, back: cursor?.back ?? false });
      });
      if (!rows) return sendRefusal(reply, notFound('account', id));
      return pageOf(rows, limit, cursor, (row) => [row.transfer_id, String(row.line)]);
    },
  );

  app.get(
    '/api/v1/ledger/transfers/:id',
    {
      schema: {
        operationId: 'getLedgerTransfer',
        tags: ['ledger'],
        description: 'One transfer with its postings and the document it was made for.',
        params,
        response: { 200: transferView },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { scope, companyId } = requireAbility(request, 'read', 'ledger', id);
      const [found] = await withScope(deps.db, scope, (tx) => transfersBy(tx, companyId, { ids: [id] }));
      return found ?? sendRefusal(reply, notFound('transfer', id));
    },
  );
}
