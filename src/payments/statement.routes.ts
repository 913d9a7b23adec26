// Owns the HTTP of a partner's statement, to read and as a file.
import { z } from 'zod';
import { addDays, businessDate } from '../kernel/period.ts';
import { scaleOf } from '../kernel/money.ts';
import { dec } from '../kernel/decimal.ts';
import { companyOf } from '../orders/drafts.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Db } from '../platform/db/database.ts';
import { withScope } from '../platform/db/database.ts';
import { downloadHeaders } from '../platform/file-type.ts';
import { notFound, requestLocale, requireAbility, sendRefusal } from '../platform/http/index.ts';
import type { ApiDeps, App } from '../platform/http/index.ts';
import { csvStream, xlsxStream } from '../platform/sheets/write.ts';
import type { SheetColumn } from '../platform/sheets/write.ts';
import { fill } from '../wire/messages.ts';
import type { Locale } from '../wire/messages.ts';
import { paymentsMessages } from './messages.ts';
import { statementExportQuery, statementQuery, statementView } from './schema.ts';
import { entriesOf, openingBalance, statementOf } from './statement.queries.ts';
import type { StatementQuestion } from './statement.queries.ts';

const params = z.strictObject({ id: z.string().max(60) });
const STATEMENT_DAYS = 90;
const EXPORT_MAX = 100_000;

type Asked = z.infer<typeof statementQuery>;

function firstDayMonthsBack(to: string): string {
  return `${addDays(to, -STATEMENT_DAYS).slice(0, 7)}-01`;
}

async function questionOf(
  tx: Db,
  principal: Principal,
  partyId: string,
  query: Asked,
  now: Date,
): Promise<StatementQuestion> {
  const company = await companyOf(tx, principal.companyId);
  const today = businessDate(now, company.zone);
  const to = query.to ?? today;
  const currency = query.currency ?? company.currency;
  return { companyId: company.id, partyId, currency, from: query.from ?? firstDayMonthsBack(to), to, today };
}

/** `/dealers/{id}/statement` and its export. */
export function statementRoutes(app: App, deps: ApiDeps): void {
  const now = (): Date => deps.now?.() ?? new Date();

  app.get(
    '/api/v1/dealers/:id/statement',
    {
      schema: {
        operationId: 'getDealerStatement',
        summary: 'What a partner owes: open items and the running balance',
        description: `From the postings: opening + increase − decrease = closing. At most 1,000 entries are shown; the sums are over all.`,
        tags: ['payments'],
        params,
        querystring: statementQuery,
        response: { 200: statementView },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'invoice');
      const view = await withScope(deps.db, principal.scope, async (tx) =>
        statementOf(tx, await questionOf(tx, principal, request.params.id, request.query, now())),
      );
      return view ? reply.send(view) : sendRefusal(reply, notFound('dealer', request.params.id));
    },
  );

  const content = { 'application/octet-stream': { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } };
  app.get(
    '/api/v1/dealers/:id/statement/export',
    {
      schema: {
        operationId: 'exportDealerStatement',
        summary: 'A partner’s statement as Excel or CSV',
        description: 'The opening balance, every entry with the running balance, and the closing balance.',
        tags: ['payments'],
        params,
        querystring: statementExportQuery,
        response: { 200: { description: 'The file.', content } },
      },
    },
    async (request, reply) => {
      const principal = requireAbility(request, 'read', 'invoice');
      const { format, ...query } = request.query;
      const locale = requestLocale(request);
      const found = await withScope(deps.db, principal.scope, async (tx) => {
        const dealer = await tx
          .selectFrom('dealer')
          .select('code')
          .where('company_id', '=', principal.companyId)
          .where('party_id', '=', request.params.id)
          .executeTakeFirst();
        if (!dealer) return null;
        const question = await questionOf(tx, principal, request.params.id, query, now());
        return { dealer, question, rows: await rowsOf(tx, question, locale) };
      });
      if (!found) return sendRefusal(reply, notFound('dealer', request.params.id));
      const { from, to, currency } = found.question;
      const columns = columnsIn(locale, scaleOf(currency));
      const mediaType =
        format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      const name = `statement-${found.dealer.code}-${from}-${to}.${format}`;
      return reply
        .headers(downloadHeaders({ name, mediaType }))
        .send(format === 'csv' ? csvStream(columns, found.rows) : xlsxStream(currency, columns, found.rows));
    },
  );
}

const said = (code: keyof typeof paymentsMessages, locale: Locale): string =>
  fill(paymentsMessages[code][locale === 'en' ? 'en' : 'zh'], {});

function columnsIn(locale: Locale, scale: number): SheetColumn[] {
  const amount = (code: keyof typeof paymentsMessages): SheetColumn => ({
    header: said(code, locale),
    kind: 'decimal',
    scale,
  });
  return [
    { header: said('STATEMENT_DATE', locale), kind: 'date', width: 12 },
    { header: said('STATEMENT_KIND', locale), width: 14 },
    { header: said('STATEMENT_NUMBER', locale), width: 22 },
    { header: said('STATEMENT_ORDER', locale), width: 22 },
    amount('STATEMENT_INCREASE'),
    amount('STATEMENT_DECREASE'),
    amount('STATEMENT_BALANCE'),
  ];
}

async function rowsOf(tx: Db, question: StatementQuestion, locale: Locale): Promise<(string | null)[][]> {
  const opening = await openingBalance(tx, question);
  const scale = scaleOf(question.currency);
  const entries = await entriesOf(tx, question, opening, EXPORT_MAX);
  const fixed = (amount: Parameters<typeof dec>[0]): string => dec(amount).toFixed(scale);
  return [
    [question.from, said('STATEMENT_OPENING', locale), null, null, null, null, fixed(opening)],
    ...entries.map((entry) => {
      const amount = dec(entry.amount);
      return [
        entry.business_date,
        said(`STATEMENT_KIND_${entry.kind}`, locale),
        entry.document_number,
        entry.order?.number ?? null,
        amount.gt(0) ? fixed(amount) : null,
        amount.lt(0) ? fixed(amount.negated()) : null,
        fixed(entry.balance),
      ];
    }),
    [question.to, said('STATEMENT_CLOSING', locale), null, null, null, null, fixed(entries.at(-1)?.balance ?? opening)],
  ];
}
