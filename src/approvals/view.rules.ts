// Owns what a reader is told they may do with an approval: the decision rules, tried without effect.
import type { Refusal } from '../kernel/refusal.ts';
import { refuse } from '../kernel/refusal.ts';
import type { ApprovalState } from './rules.ts';
import { openSeats, openTier } from './rules.ts';
import { decideStep } from './steps.rules.ts';

/** Why `userId` may not take a step now, or null. `assign` is an administrator naming a person where nobody is left. */
export function stepRefusal(
  state: ApprovalState,
  action: 'approve' | 'remind' | 'assign',
  userId: string,
): Refusal | null {
  if (action === 'assign') {
    const tier = openTier(state);
    if (state.status === 'open' && tier && openSeats(state, tier).length === 0) return null;
    const deciding = decideStep(state, { action: 'approve', userId, comment: '' });
    return deciding.ok ? null : deciding;
  }
  const tried = decideStep(state, { action, userId, comment: '' });
  return tried.ok ? null : refuse(tried.code, tried.params);
}
