/** What the inbox reads and sends. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  ApprovalView,
  bulkDecideBody,
  decideBody,
  DecisionResult,
  inboxCounts,
  inboxPage,
  inboxView,
  sendBackBody,
  transferBody,
} from '../../../approvals/schema.ts';
import type { OperationView } from '../../../operations/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';

export type { ApprovalView, OperationView };
export type InboxTab = z.infer<typeof inboxView>;
export type InboxPage = z.infer<typeof inboxPage>;
export type InboxRow = InboxPage['data'][number];
export type InboxCounts = z.infer<typeof inboxCounts>;
export type LineChange = NonNullable<z.input<typeof decideBody>['changes']>[number];
export type BulkBody = z.input<typeof bulkDecideBody>;

export const TABS: readonly InboxTab[] = ['todo', 'done', 'mine', 'cc'];

/** How a view is narrowed; all of it lives in the address. */
export type InboxFilters = { type?: string; exception?: string; overdue?: 'true'; q?: string };

/** Rows of a view, page by page. */
export const inboxQuery = (view: InboxTab, { type, exception, overdue, q }: InboxFilters) =>
  infiniteQueryOptions({
    queryKey: ['approvals', 'inbox', view, type, exception, overdue, q],
    queryFn: ({ signal, pageParam }) => {
      const filters = { document_type: type, exception, overdue, q };
      return get<InboxPage>('/approvals', { view, ...filters, limit: 50, cursor: pageParam }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: InboxPage) => page.next_cursor ?? undefined,
    refetchInterval: 30_000,
  });

/** How many rows each view has; the badge is `todo`. */
export const countsQuery = queryOptions({
  queryKey: ['approvals', 'counts'],
  queryFn: ({ signal }) => get<InboxCounts>('/approvals/counts', undefined, signal),
  refetchInterval: 30_000,
});

export type VersionedApproval = { approval: ApprovalView; etag: string | undefined };

/** One approval with its version. */
export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ['approvals', 'one', id],
    queryFn: async ({ signal }): Promise<VersionedApproval> => {
      const { data, etag } = await call<ApprovalView>(`/approvals/${id}`, { signal });
      return { approval: data, etag };
    },
  });

export type Decision =
  | { step: 'approve'; body: { comment: string; changes?: LineChange[] } }
  | { step: 'reject' | 'recall' | 'remind'; body: { comment: string } }
  | { step: 'send_back'; body: z.input<typeof sendBackBody> }
  | { step: 'transfer' | 'add'; body: z.input<typeof transferBody> };

/** POST /approvals/{id}/{step} on the version that is shown. */
export function decide({
  approval,
  etag,
}: VersionedApproval): (decision: Decision, idempotencyKey: string) => Promise<Answer<DecisionResult>> {
  return ({ step, body }, idempotencyKey) =>
    call<DecisionResult>(`/approvals/${approval.id}/${step}`, { method: 'POST', body, idempotencyKey, ifMatch: etag });
}

/** Decides many; the operation tells the outcome of each. */
export function decideMany(body: BulkBody, idempotencyKey: string): Promise<Answer<{ operation_id: string }>> {
  return call('/approvals/bulk', { method: 'POST', body, idempotencyKey });
}

/** Long work, read again until it has ended. */
export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: ['operations', id],
    queryFn: ({ signal }) => get<OperationView>(`/operations/${id}`, undefined, signal),
    enabled: id !== '',
    refetchInterval: (query) => (query.state.data && query.state.data.status !== 'running' ? false : 700),
  });
