/** What the room of delegations reads and sends. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { DelegationView, delegationBody, delegationPage, idView } from '../../../approvals/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';

export type Delegation = DelegationView;
export type DelegationBody = z.input<typeof delegationBody>;

/** The own ones, or everybody's. */
export const delegationsQuery = (all: boolean) =>
  queryOptions({
    queryKey: ['delegations', all],
    queryFn: async ({ signal }) => {
      const query = { limit: 100, all: all ? 'true' : undefined };
      return (await get<z.infer<typeof delegationPage>>('/delegations', query, signal)).data;
    },
  });

export const createDelegation = (
  body: DelegationBody,
  idempotencyKey: string,
): Promise<Answer<z.infer<typeof idView>>> => call('/delegations', { method: 'POST', body, idempotencyKey });

export const revokeDelegation =
  (id: string) =>
  (body: object, idempotencyKey: string): Promise<Answer<z.infer<typeof idView>>> =>
    call(`/delegations/${id}/revoke`, { method: 'POST', body, idempotencyKey });
