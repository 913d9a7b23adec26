/** Owns what two people who changed one record come to: what both wrote, what only one wrote, and the record after a choice per field. */

/** The values of a form, as text. */
export type Values = Readonly<Record<string, string>>;

/** A field the other person changed, to something else than mine. */
export type Clash = {
  field: string;
  base: string;
  mine: string;
  theirs: string;
  /** Both changed it: only a person can say which counts. */
  both: boolean;
};

export type Side = 'mine' | 'theirs';

/** Fields whose newer value differs from what I would save; `base` is what both began with. */
export function clashesOf(base: Values, mine: Values, theirs: Values): Clash[] {
  const fields = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])];
  return fields.flatMap((field) => {
    const values = { base: base[field] ?? '', mine: mine[field] ?? '', theirs: theirs[field] ?? '' };
    if (values.theirs === values.base || values.theirs === values.mine) return [];
    return [{ field, ...values, both: values.mine !== values.base }];
  });
}

/** What would be saved: the choice where fields clash, what I changed elsewhere, theirs for the rest. */
export function merge(
  base: Values,
  mine: Values,
  theirs: Values,
  choice: Readonly<Record<string, Side>>,
): Record<string, string> {
  const result: Record<string, string> = {};
  const clashing = new Set(clashesOf(base, mine, theirs).map(({ field }) => field));
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const own = clashing.has(field) ? choice[field] === 'mine' : mine[field] !== base[field];
    const value = own ? mine[field] : theirs[field];
    if (value !== undefined) result[field] = value;
  }
  return result;
}

/** The fields that differ from what the form began with. */
export function changedOf(base: Values, values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== (base[field] ?? '')));
}
