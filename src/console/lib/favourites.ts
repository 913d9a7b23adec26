/** The own list of products to order: which are on it, and putting one on or off at once. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get } from './api.ts';

export const favouritesQuery = queryOptions({
  queryKey: ['favourites'],
  queryFn: async ({ signal }) => (await get<{ data: string[] }>('/favourites', undefined, signal)).data,
  staleTime: 60_000,
});

/** `has` says whether a SKU is on the list, `turn` changes that; the screen follows at once and goes back when the server refuses. */
export function useFavourites(enabled = true) {
  const queries = useQueryClient();
  const { data: ids = [] } = useQuery({ ...favouritesQuery, enabled });
  const turn = async (skuId: string): Promise<void> => {
    const on = !ids.includes(skuId);
    queries.setQueryData(favouritesQuery.queryKey, on ? [skuId, ...ids] : ids.filter((id) => id !== skuId));
    try {
      await call(`/favourites/${skuId}`, {
        method: on ? 'PUT' : 'DELETE',
        body: on ? {} : undefined,
        idempotencyKey: crypto.randomUUID(),
      });
    } finally {
      await queries.invalidateQueries({ queryKey: ['favourites'] });
      await queries.invalidateQueries({ queryKey: ['orders', 'orderable'] });
    }
  };
  return { has: (skuId: string) => ids.includes(skuId), turn };
}
