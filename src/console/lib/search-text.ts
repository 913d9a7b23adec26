/** Reads search parameters of the address: numbers and texts alike come back as text. */

/** A text, or undefined when it is empty or something else. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list that the address carries as an array or with commas. */
export function list(value: unknown): string[] | undefined {
  const parts = Array.isArray(value) ? value.map(text) : (text(value)?.split(',') ?? []);
  const kept = parts.filter((part): part is string => part !== undefined && part !== '');
  return kept.length > 0 ? kept : undefined;
}
