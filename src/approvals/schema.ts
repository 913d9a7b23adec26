// Owns the wire form of approvals: policies, inbox rows, progress and decisions.
import { z } from 'zod';
import {
  action,
  businessDate,
  decimalText,
  instant,
  money,
  page,
  pageQuery,
  personRef,
  quantityText,
} from '../wire/schema.ts';

export const approvalStatus = z.enum(['open', 'approved', 'rejected', 'returned', 'recalled', 'expired', 'cancelled']);
export type ApprovalStatus = z.infer<typeof approvalStatus>;

/** Who decides a tier: everybody with a role, named people, or a position found from the requester. */
export const decider = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('role'), role: z.string(), same_region: z.boolean().default(false) }),
  z.strictObject({ by: z.literal('user'), user_ids: z.array(z.string()).min(1) }),
  z.strictObject({ by: z.literal('position'), position: z.enum(['line_manager', 'unit_manager', 'dealer_sales_rep']) }),
]);

export const tierRule = z.strictObject({
  name: z.string(),
  name_en: z.string(),
  /** All conditions given must hold; an empty condition always holds. `exceptions`: any of them was raised. */
  when: z.strictObject({
    amount_from: decimalText.optional(), // inclusive
    amount_below: decimalText.optional(), // exclusive
    exceptions: z.array(z.string()).optional(),
    regions: z.array(z.string()).optional(),
    brands: z.array(z.string()).optional(),
    always: z.boolean().optional(),
  }),
  decider,
  mode: z.enum(['any', 'all']).default('any'),
  finance: z.boolean().default(false),
  due_hours: z.number().int().positive().default(24),
  remind_every_hours: z.number().int().positive().default(8),
  /** Role that decides when nobody of the tier may, or nobody has in time. */
  escalate_to_role: z.string(),
  escalate_after_hours: z.number().int().positive().default(48),
});
export type TierRule = z.infer<typeof tierRule>;

export const policyRules = z.strictObject({
  tiers: z.array(tierRule).max(20),
  /** One person may decide several tiers with one decision; never two finance tiers. */
  same_person_once: z.boolean().default(false),
  expire_after_hours: z
    .number()
    .int()
    .positive()
    .default(24 * 30),
  cc_roles: z.array(z.string()).default([]),
});
export type PolicyRules = z.infer<typeof policyRules>;

/** What is asked for, as a code the console has words for, with names in both languages. */
export const approvalSubject = z
  .strictObject({ code: z.string(), params: z.record(z.string(), z.string()) })
  .meta({ id: 'ApprovalSubject' });
export type ApprovalSubject = z.infer<typeof approvalSubject>;

export const approvalStep = z
  .strictObject({
    tier: z.int(),
    name: z.string(),
    name_en: z.string(),
    mode: z.enum(['any', 'all']),
    status: z.enum(['waiting', 'open', 'passed', 'rejected', 'returned', 'skipped', 'cancelled']),
    opened_at: instant.nullable(),
    due_at: instant.nullable(),
    finished_at: instant.nullable(),
    deciders: z.array(
      z.strictObject({
        person: personRef,
        on_behalf_of: personRef.nullable(),
        delegate_until: z.string().nullable(),
        origin: z.string(),
        status: z.string(),
      }),
    ),
    decisions: z.array(
      z.strictObject({
        action: z.string(),
        person: personRef,
        on_behalf_of: personRef.nullable(),
        to_person: personRef.nullable(),
        to_tier: z.int().nullable(),
        comment: z.string(),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'ApprovalStep' });

export const approvalView = z
  .strictObject({
    id: z.string(),
    document_type: z.string(),
    document_id: z.string(),
    document_version: z.int(),
    document_number: z.string(),
    subject: approvalSubject,
    amount: money,
    exceptions: z.array(z.string()),
    status: approvalStatus,
    round: z.int(),
    version: z.int(),
    requester: personRef,
    created_at: instant,
    finished_at: instant.nullable(),
    steps: z.array(approvalStep),
    /** approve, reject, send_back, transfer, add, recall, remind: what the reader may do now and why not. */
    actions: z.array(action),
    people: z.array(personRef).describe('whom a decision may be transferred to or who may be added'),
  })
  .meta({ id: 'Approval' });
export type ApprovalView = z.infer<typeof approvalView>;

export const inboxView = z.enum(['todo', 'done', 'mine', 'cc']);
export type InboxView = z.infer<typeof inboxView>;
export const inboxQuery = z.strictObject({
  view: inboxView.default('todo'),
  document_type: z.string().max(40).optional(),
  overdue: z.literal('true').optional().describe('only what is past its due time'),
  exception: z.string().max(40).optional().describe('only where this check raised an exception'),
  q: z.string().trim().max(100).optional().describe('part of the number, or of the name of partner or requester'),
  ...pageQuery,
});
export type InboxFilters = Pick<z.infer<typeof inboxQuery>, 'document_type' | 'overdue' | 'exception' | 'q'>;
export const inboxRow = z
  .strictObject({
    approval_id: z.string(),
    document_type: z.string(),
    document_id: z.string(),
    document_number: z.string(),
    subject: approvalSubject,
    amount: money,
    exceptions: z.array(z.string()),
    status: approvalStatus,
    requester: personRef,
    tier: z.int().nullable(),
    tiers: z.int(),
    on_behalf_of: personRef.nullable(),
    waiting_since: instant,
    due_at: instant.nullable(),
    overdue: z.boolean(),
    my_action: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'InboxRow' });
export type InboxRow = z.infer<typeof inboxRow>;
export const inboxPage = page(inboxRow);
export const inboxCounts = z.strictObject({ todo: z.int(), done: z.int(), mine: z.int(), cc: z.int() });

/** A decider may only lower a line, with a reason. */
export const lineChange = z.strictObject({
  line_id: z.string(),
  quantity: quantityText,
  reason: z.string().min(1).max(500),
});

export const decideBody = z.strictObject({
  comment: z.string().max(2000).default(''),
  changes: z.array(lineChange).max(500).optional(),
});
export const rejectBody = z.strictObject({ comment: z.string().min(1).max(2000) });
export const sendBackBody = z.strictObject({
  comment: z.string().min(1).max(2000),
  to_tier: z.int().min(0).describe('0: the requester'),
});
export const transferBody = z.strictObject({ to_user_id: z.string(), comment: z.string().max(2000).default('') });
export const remindBody = z.strictObject({ comment: z.string().max(500).default('') });

export const bulkDecideBody = z.strictObject({
  action: z.enum(['approve', 'reject']),
  comment: z.string().max(2000).default(''),
  items: z
    .array(z.strictObject({ approval_id: z.string(), version: z.int() }))
    .min(1)
    .max(200),
});

export const bulkStarted = z.strictObject({ operation_id: z.string() });

/** What a decision led to. */
export const decisionResult = z
  .strictObject({
    approval_id: z.string(),
    status: approvalStatus,
    round: z.int(),
    tier: z.int().nullable(),
    document_status: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'DecisionResult' });
export type DecisionResult = z.infer<typeof decisionResult>;

export const delegationView = z
  .strictObject({
    id: z.string(),
    person: personRef,
    delegate: personRef,
    valid_from: businessDate,
    valid_to: businessDate.describe('first day it no longer holds'),
    document_types: z.array(z.string()).nullable().describe('null: all'),
    reason: z.string(),
    state: z.enum(['planned', 'active', 'ended', 'revoked']),
    created_at: instant,
  })
  .meta({ id: 'Delegation' });
export type DelegationView = z.infer<typeof delegationView>;
export const delegationBody = z.strictObject({
  user_id: z.string().max(60).optional().describe('whose absence; only administrators name somebody else'),
  delegate_id: z.string().max(60),
  valid_from: businessDate,
  valid_to: businessDate,
  document_types: z.array(z.string().max(40)).min(1).max(20).optional(),
  reason: z.string().max(500).default(''),
});
export const delegationPage = page(delegationView);
export const idView = z.strictObject({ id: z.string() });

export const policyView = z
  .strictObject({
    id: z.string(),
    document_type: z.string(),
    version: z.int(),
    valid_from: instant,
    recorded_at: instant,
    published_by: personRef.nullable(),
    in_force: z.boolean(),
    rules: policyRules,
  })
  .meta({ id: 'ApprovalPolicy' });
export type PolicyView = z.infer<typeof policyView>;
export const policyPage = page(policyView);
export const policyQuery = z.strictObject({ document_type: z.string().max(40).optional(), ...pageQuery });
export const publishPolicyBody = z.strictObject({
  document_type: z.string().regex(/^[a-z][a-z_]{1,39}$/),
  based_on: z.int().min(0).describe('version this one follows; 0 for the first'),
  valid_from: instant.optional().describe('now when absent'),
  rules: policyRules,
});
export const publishedPolicy = z.strictObject({ id: z.string(), version: z.int() });
