/** Remembers the rows of the list one came from, so that a document can say its place and lead to its neighbours. */

/** Keeps the ids of the page of a list that is being read. */
export function remember(list: string, ids: readonly string[]): void {
  sessionStorage.setItem(`qudao.list.${list}`, JSON.stringify(ids));
}

export type Place = { at: number; of: number; previous?: string; next?: string };

/** Where `id` stands in the remembered page; undefined when one did not come from the list. */
export function placeOf(list: string, id: string): Place | undefined {
  const stored = sessionStorage.getItem(`qudao.list.${list}`);
  if (!stored) return undefined;
  const ids: unknown = JSON.parse(stored);
  if (!Array.isArray(ids)) return undefined;
  const known = ids.filter((item): item is string => typeof item === 'string');
  const at = known.indexOf(id);
  return at < 0 ? undefined : { at: at + 1, of: known.length, previous: known[at - 1], next: known[at + 1] };
}
