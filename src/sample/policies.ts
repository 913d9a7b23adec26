// Owns the approval policies of the sample company.
import type { PolicyRules } from '../approvals/schema.ts';
import { policyRules } from '../approvals/schema.ts';

const EVERY_EXCEPTION = ['credit', 'overdue', 'price', 'duplicate', 'stock', 'contract', 'licence', 'scope', 'pack'];

const channel = {
  name: '渠道经理',
  name_en: 'Channel manager',
  decider: { by: 'role', role: 'channel_manager', same_region: true },
  escalate_to_role: 'channel_manager',
} as const;

const finance = {
  name: '财务',
  name_en: 'Finance',
  decider: { by: 'role', role: 'finance' },
  finance: true,
  escalate_to_role: 'compliance_officer',
} as const;

/** A tier that asks when the amount reaches `amount` or one of `exceptions` was raised: two rules that exclude each other. */
function either(tier: typeof channel | typeof finance, amount: string, exceptions: string[]): unknown[] {
  return [
    { ...tier, when: { amount_from: amount } },
    { ...tier, when: { amount_below: amount, exceptions } },
  ];
}

function rules(tiers: readonly unknown[]): PolicyRules {
  return policyRules.parse({ tiers });
}

/** Rules per document type. */
export function samplePolicies(): Record<'order' | 'return', PolicyRules> {
  return {
    order: rules([
      ...either(channel, '50000', EVERY_EXCEPTION),
      ...either(finance, '100000', ['credit', 'overdue', 'price']),
    ]),
    return: rules([
      { ...channel, when: { always: true } },
      { ...finance, when: { amount_from: '20000' } },
    ]),
  };
}
