// Owns the wire form of writing policies: drafts, and trying one before it binds.
import { z } from 'zod';
import { decimalText, instant, personRef } from '../wire/schema.ts';
import { policyRules } from './schema.ts';

const documentType = z.string().regex(/^[a-z][a-z_]{1,39}$/);
export const savePolicyDraftBody = z.strictObject({
  based_on: z.int().min(0).describe('version this draft follows; 0 for the first'),
  rules: policyRules,
});
export const draftState = z.strictObject({ document_type: z.string(), version: z.int() });
export const policyDraft = z
  .strictObject({
    document_type: z.string(),
    based_on: z.int(),
    rules: policyRules,
    version: z.int(),
    updated_by: personRef.nullable(),
    updated_at: instant,
  })
  .meta({ id: 'ApprovalPolicyDraft' });
export type PolicyDraft = z.infer<typeof policyDraft>;

/** Facts to try a policy with: those of a document that was submitted, or made up. */
export const policyPreviewBody = z.strictObject({
  document_type: documentType,
  rules: policyRules.optional().describe('a draft; the policy in force when absent'),
  document_number: z
    .string()
    .max(60)
    .optional()
    .describe('takes amount, exceptions, region, partner, brands and requester from that document'),
  amount: decimalText.optional().describe('needed without a document'),
  exceptions: z.array(z.string().max(40)).max(50).default([]),
  region_id: z.string().max(60).optional(),
  party_id: z.string().max(60).optional(),
  brand_ids: z.array(z.string().max(60)).max(100).default([]),
  requester_id: z.string().max(60).optional().describe('needed without a document'),
  beneficiary_ids: z.array(z.string().max(60)).max(100).default([]),
});
export type PolicyPreviewBody = z.infer<typeof policyPreviewBody>;

/** Which part of the tier's rule named a person. */
export const chosenBy = z.enum([
  'role',
  'role_in_region',
  'named',
  'line_manager',
  'unit_manager',
  'dealer_sales_rep',
  'escalation',
]);

export const policyPreview = z.strictObject({
  outcome: z
    .enum(['asked', 'not_needed', 'uncovered', 'nobody'])
    .describe('uncovered: exceptions that no tier covers, the document is refused; nobody: a tier without a person'),
  facts: z.strictObject({
    amount: decimalText,
    exceptions: z.array(z.string()),
    region_id: z.string().nullable(),
    requester: personRef.nullable(),
  }),
  tiers: z.array(
    z.strictObject({
      tier: z.int(),
      rule: z.int().describe("place among the policy's tiers, from 1"),
      name: z.string(),
      name_en: z.string(),
      mode: z.enum(['any', 'all']),
      escalated: z.boolean(),
      deciders: z.array(
        z.strictObject({
          person: personRef,
          on_behalf_of: personRef.nullable(),
          chosen_by: chosenBy,
          role: z.string().nullable(),
        }),
      ),
      excluded: z.array(z.strictObject({ person: personRef, reason: z.string() })),
    }),
  ),
  not_asked: z.array(z.strictObject({ rule: z.int(), name: z.string(), name_en: z.string() })),
});
export type PolicyPreview = z.infer<typeof policyPreview>;
