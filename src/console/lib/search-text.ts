/** Reads search parameters of the address: numbers and texts alike come back as text. */

/** A text, or undefined when it is empty or something else. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A business date, or undefined when it is something else. */
export function day(value: unknown): string | undefined {
  const given = text(value);
  return given && /^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined;
}

/** A list that the address carries as an array or with commas. */
export function list(value: unknown): string[] | undefined {
  const parts = Array.isArray(value) ? value.map(text) : (text(value)?.split(',') ?? []);
  const kept = parts.filter((part): part is string => part !== undefined && part !== '');
  return kept.length > 0 ? kept : undefined;
}

/** `?status=shipped,received&q=x` as an object of texts. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The address of search parameters in their plain form: lists with commas, empty ones left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search).flatMap(([name, value]) => {
    const plain = Array.isArray(value) ? list(value)?.join(',') : text(value);
    return plain === undefined
      ? []
      : [`${encodeURIComponent(name)}=${encodeURIComponent(plain).replaceAll('%2C', ',')}`];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
