// Owns what an importable thing is: its columns, how rows belong together, and the command that takes them.
import type { AbilitySubject } from '../../people/abilities.ts';
import type { FieldRefusal, Result } from '../../kernel/refusal.ts';
import type { Work } from '../../platform/transact.ts';
import { invalidRequest } from '../../platform/http/validation.ts';
import type { ImportKind } from '../jobs.schema.ts';

export interface Words {
  zh: string;
  en: string;
}

export interface ImportColumn extends Words {
  key: string;
  kind: 'text' | 'decimal' | 'integer' | 'date' | 'choice' | 'flag';
  required?: boolean;
  /** Values of a choice with what people call them. */
  choices?: Readonly<Record<string, Words>>;
  example: string;
  note?: Words;
  /** Where the command's form has it; absent: `/<key>`. */
  pointer?: string;
}

/** A row of the file: its cells by column key, checked for form; an empty cell is absent. */
export interface ImportRow {
  row: number;
  values: Readonly<Record<string, string>>;
}

export interface ImportContext {
  work: Work;
  companyId: string;
  today: string;
}

export type ImportAction = 'create' | 'update' | 'unchanged';

export interface ImportEntity {
  kind: ImportKind;
  /** Whoever may `import` it. */
  subject: AbilitySubject;
  name: Words;
  columns: readonly ImportColumn[];
  /** Names what a row is about; two rows of a file may not be about the same. */
  identity(values: ImportRow['values']): string;
  /** Column that names another row of the same file by its identity; that row must come first. */
  refersTo?: string;
  /** Rows with the same key are taken together or not at all; absent: every row by itself. */
  unit?(values: ImportRow['values']): string;
  /**
   * Takes the rows of one unit through the command of their room. Blank cells leave what is there. Errors point to
   * `/<row index>/<column key>`, or to `/<row index>`.
   */
  apply(context: ImportContext, rows: readonly ImportRow[]): Promise<Result<ImportAction>>;
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: never[] } };
}

/** The body checked against the form of the command; what is wrong with it by pointer. */
export function parseBody<T>(schema: unknown, body: unknown): { body: T } | { errors: FieldRefusal[] } {
  const parsed = (schema as Schema<T>).safeParse(body);
  if (parsed.success) return { body: parsed.data };
  return { errors: invalidRequest('body', parsed.error.issues, body).errors ?? [] };
}

/** Errors of the command's form as errors of the file: the first row, unless `rowOf` tells another. */
export function inColumns(
  entity: Pick<ImportEntity, 'columns'>,
  errors: readonly FieldRefusal[],
  rowOf: (pointer: string) => [number, string] = (pointer) => [0, pointer],
): FieldRefusal[] {
  return errors.map((error) => {
    const [index, pointer] = rowOf(error.pointer);
    const column = entity.columns.find((one) => (one.pointer ?? `/${one.key}`) === pointer);
    return { ...error, pointer: column ? `/${index}/${column.key}` : `/${index}` };
  });
}

/** The cells that are filled, under the names of the command's form. */
export function filled(values: ImportRow['values'], keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}
