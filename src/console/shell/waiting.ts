/** Owns the number in the badge: exactly the rows of 待办. */
import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../people/schema.ts';
import { may } from '../lib/ability.ts';
import { countsQuery } from '../pages/inbox/data.ts';

/** How many items wait for this person; what the session said until the count is read. */
export function useWaiting(me: Me): number | undefined {
  const reads = may(me, 'read', 'approval');
  const { data } = useQuery({ ...countsQuery, enabled: reads });
  return reads ? (data?.todo ?? me.inbox_count) : undefined;
}
