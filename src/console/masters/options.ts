/** Things with ids as choices of a form or filter. */
import { useNames } from '../lib/names.ts';
import type { Named } from '../lib/names.ts';
import type { Option } from './fields.tsx';

export type Ref = Named & { id: string; code?: string };

/** Gives choices in the reader's language, with codes where there are. */
export function useOptions() {
  const { name } = useNames();
  return (things: readonly Ref[] | undefined): Option[] =>
    (things ?? []).map((thing) => ({
      value: thing.id,
      label: thing.code ? `${name(thing)} · ${thing.code}` : name(thing),
    }));
}
