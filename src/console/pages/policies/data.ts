/** What the room of approval policies reads and sends. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { PolicyRules, PolicyView, policyPage, publishedPolicy } from '../../../approvals/schema.ts';
import type {
  PolicyDraft,
  PolicyPreview,
  PolicyPreviewBody,
  draftState,
  policyPreviewBody,
  savePolicyDraftBody,
} from '../../../approvals/policy.schema.ts';
import type { page, personRef } from '../../../wire/schema.ts';
import { call, get } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';

export type { PolicyDraft, PolicyPreview, PolicyPreviewBody, PolicyRules, PolicyView };
export type Tier = PolicyRules['tiers'][number];
export type Person = z.infer<typeof personRef>;

export const DOCUMENT_TYPES = ['order', 'return'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** Roles that may decide. */
export const DECIDING_ROLES = [
  'sales_rep',
  'channel_manager',
  'marketing_manager',
  'finance',
  'warehouse',
  'compliance_officer',
] as const;

/** Checks that can ask for an exception. */
export const EXCEPTIONS = [
  'credit',
  'overdue',
  'price',
  'duplicate',
  'stock',
  'contract',
  'licence',
  'scope',
  'pack',
] as const;

export const policiesQuery = (type: DocumentType) =>
  queryOptions({
    queryKey: ['policies', 'list', type],
    queryFn: async ({ signal }) =>
      (await get<z.infer<typeof policyPage>>('/approval_policies', { document_type: type, limit: 100 }, signal)).data,
  });

/** The draft of a type; null where none is written. */
export const draftQuery = (type: DocumentType) =>
  queryOptions({
    queryKey: ['policies', 'drafts'],
    queryFn: async ({ signal }) =>
      (await get<{ data: PolicyDraft[] }>('/approval_policy_drafts', undefined, signal)).data,
    select: (drafts) => drafts.find((draft) => draft.document_type === type) ?? null,
  });

export const saveDraft =
  (type: DocumentType, version: number) =>
  (body: z.input<typeof savePolicyDraftBody>): Promise<Answer<z.infer<typeof draftState>>> =>
    call(`/approval_policy_drafts/${type}`, { method: 'PUT', body, ifMatch: `"${version}"` });

export const discardDraft = (type: DocumentType, version: number) => (): Promise<Answer<z.infer<typeof draftState>>> =>
  call(`/approval_policy_drafts/${type}`, { method: 'DELETE', ifMatch: `"${version}"` });

export type PublishBody = { document_type: DocumentType; based_on: number; rules: PolicyRules; valid_from?: string };
export const publishPolicy = (
  body: PublishBody,
  idempotencyKey: string,
): Promise<Answer<z.infer<typeof publishedPolicy>>> =>
  call('/approval_policies', { method: 'POST', body, idempotencyKey });

export const tryPolicy = (body: z.input<typeof policyPreviewBody>): Promise<Answer<PolicyPreview>> =>
  call('/approval_policies/preview', { method: 'POST', body });

/** People whose name contains the text. */
export const peopleQuery = (q: string) =>
  queryOptions({
    queryKey: ['people', q],
    queryFn: async ({ signal }) =>
      (await get<z.infer<ReturnType<typeof page<typeof personRef>>>>('/users', { q, limit: 100 }, signal)).data,
    placeholderData: keepPreviousData,
  });

/** A tier to begin with. */
export function newTier(): Tier {
  return {
    name: '',
    name_en: '',
    when: { always: true },
    decider: { by: 'role', role: 'channel_manager', same_region: true },
    mode: 'any',
    finance: false,
    due_hours: 24,
    remind_every_hours: 8,
    escalate_to_role: 'compliance_officer',
    escalate_after_hours: 48,
  };
}
