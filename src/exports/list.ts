// Owns what a list that can be taken out is: its filters, its columns, and its pages by the room's own query.
import type { z } from 'zod';
import type { AbilitySubject } from '../people/abilities.ts';
import type { Principal } from '../platform/auth/principal.ts';
import type { Db } from '../platform/db/database.ts';
import type { SheetColumn, SheetValue } from '../platform/sheets/write.ts';
import type { Locale } from '../wire/messages.ts';

export interface Words {
  zh: string;
  en: string;
}

export interface PageRequest {
  tx: Db;
  principal: Principal;
  today: string;
  zone: string;
  limit: number;
  after: string[] | undefined;
}

export interface ExportColumn<Row> extends Words {
  kind?: SheetColumn['kind'];
  scale?: number;
  width?: number;
  value(row: Row, say: (words: Words) => string): SheetValue;
}

interface Definition<Form extends z.ZodObject, Row> {
  /** Whoever may read and `export` it. */
  subject: AbilitySubject;
  name: Words;
  /** The query of the list's own address. */
  form: Form;
  columns: readonly ExportColumn<Row>[];
  /** The rows after `after`, one more than `limit` when there are more: exactly what the list shows this person. */
  page(at: PageRequest, filters: z.output<Form>): Promise<Row[]>;
  /** Where the next page begins. */
  place(row: Row): string[];
}

export interface ExportList {
  subject: AbilitySubject;
  name: Words;
  /** The filters checked by the list's own form. */
  parse(query: Record<string, string>): z.ZodSafeParseResult<unknown>;
  sheetColumns(locale: Locale): SheetColumn[];
  page(
    at: PageRequest,
    query: Record<string, string>,
    locale: Locale,
  ): Promise<{ rows: SheetValue[][]; next: string[] | null }>;
}

/** Hides the type of the rows, so that lists of all kinds stand in one table. */
export function exportList<Form extends z.ZodObject, Row>(list: Definition<Form, Row>): ExportList {
  const parse = (query: Record<string, string>) => list.form.safeParse(query);
  return {
    subject: list.subject,
    name: list.name,
    parse,
    sheetColumns: (locale) =>
      list.columns.map(({ zh, en, kind, scale, width }) => ({
        header: locale === 'en' ? en : zh,
        ...(kind ? { kind } : {}),
        ...(scale === undefined ? {} : { scale }),
        ...(width === undefined ? {} : { width }),
      })),
    async page(at, query, locale) {
      const say = (words: Words) => (locale === 'en' ? words.en : words.zh);
      const found = await list.page(at, list.form.parse(query));
      const rows = found.slice(0, at.limit);
      return {
        rows: rows.map((row) => list.columns.map((column) => column.value(row, say))),
        next: found.length > at.limit ? list.place(rows.at(-1)!) : null,
      };
    },
  };
}
