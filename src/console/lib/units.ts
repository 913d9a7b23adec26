/** Names of units in the reader's language; documents keep the code, the catalog has the names. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { namedList } from '../../catalog/schema.ts';
import { get } from './api.ts';
import { useNames } from './names.ts';

export const unitsQuery = queryOptions({
  queryKey: ['masters', '/units', 'choices', {}],
  queryFn: async ({ signal }) => (await get<z.infer<typeof namedList>>('/units', undefined, signal)).data,
  staleTime: 300_000,
  retry: false,
});

/** Gives the name of a unit by its code; the code itself until the names are there, or where there is none. */
export function useUnitName(): (code: string) => string {
  const { name } = useNames();
  const { data } = useQuery(unitsQuery);
  return (code) => {
    const unit = data?.find((one) => one.code === code);
    return unit ? name(unit) : code;
  };
}
