// Owns what a change of a record comes to: the fields whose value is another one.

/** Something named by a field, kept with its name so that old versions still read well. */
export interface NamedValue {
  id: string;
  code?: string;
  name: string;
  name_en: string | null;
}

export type FieldValue = string | number | boolean | null | NamedValue | readonly string[];

/** A record as people see it: one value per field. */
export type Fields = Readonly<Record<string, FieldValue>>;

export interface Change {
  field: string;
  before: FieldValue;
  after: FieldValue;
}

/** Fields that differ, in the order of `after`; of a new record those that have a value. A field that is gone differs too. */
export function differences(before: Fields | null, after: Fields): Change[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before ?? {})]);
  return [...names]
    .filter((field) => identity(before?.[field]) !== identity(after[field]))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after[field] ?? null }));
}

/** What makes two values the same: the id of a named thing, not its name of the day; nothing and an empty text are one. */
function identity(value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'object') return 'id' in value ? `id:${value.id}` : JSON.stringify(value);
  return `${typeof value}:${String(value)}`;
}
