/** Owns the approval of a document as its rail shows it: requester first, every decision, who is next and by when. */
import type { ApprovalView } from '../../approvals/schema.ts';
import { useNames } from '../lib/names.ts';
import { useFormat } from '../lib/use-format.ts';
import { ApprovalStepper } from '../parts/approval-stepper.tsx';
import type { ApprovalStep } from '../parts/approval-stepper.tsx';
import { Section } from '../parts/section.tsx';
import { Stamp } from '../parts/stamp.tsx';
import type { StateKey } from '../theme.ts';

type Tier = ApprovalView['steps'][number];

const verdictStates: Record<string, StateKey> = {
  approve: 'ok',
  reject: 'bad',
  send_back: 'wait',
  transfer: 'off',
  add: 'off',
  recall: 'off',
  remind: 'off',
  escalate: 'wait',
  expire: 'off',
};
const actions = [
  'approve',
  'reject',
  'send_back',
  'transfer',
  'add',
  'recall',
  'remind',
  'escalate',
  'expire',
] as const;

/** Turns the approval of the API into steps of the stepper. */
export function useApprovalSteps() {
  const { t, stamp, date, wait } = useFormat();
  const { name, title } = useNames();
  const now = Date.now();

  const decided = (tier: Tier): ApprovalStep[] =>
    tier.decisions.map((decision, index) => {
      const action = actions.find((key) => key === decision.action);
      return {
        key: `d${decision.at}:${decision.person.id}:${index}`,
        name: name(decision.person),
        post: title(decision.person),
        standsInFor: decision.on_behalf_of ? { name: name(decision.on_behalf_of) } : undefined,
        state: verdictStates[decision.action] ?? 'off',
        verdict: t(`approval.did.${action ?? 'approve'}`, {
          person: decision.to_person ? name(decision.to_person) : '',
          tier: decision.to_tier ?? 0,
        }),
        when: <Stamp at={decision.at} />,
        opinion: decision.comment || undefined,
      };
    });

  const waitingFor = (tier: Tier): ApprovalStep[] => {
    const open = tier.deciders.filter((decider) => decider.status === 'open');
    const overdue = tier.due_at !== null && new Date(tier.due_at).getTime() < now;
    return open.map((decider, index) => ({
      key: `o${tier.tier}:${decider.person.id}:${index}`,
      name: name(decider.person),
      post: title(decider.person),
      standsInFor: decider.on_behalf_of
        ? {
            name: name(decider.on_behalf_of),
            reason: decider.delegate_until ? t('approval.until', { date: date(decider.delegate_until) }) : undefined,
          }
        : undefined,
      state: 'wait',
      verdict:
        overdue && tier.due_at
          ? t('approval.waitingOverdue', { time: wait(now - new Date(tier.due_at).getTime()) })
          : t('approval.waiting'),
      when: tier.due_at ? t('parts.dueBefore', { when: stamp(tier.due_at) }) : undefined,
    }));
  };

  return (approval: ApprovalView): ApprovalStep[] => [
    {
      key: 'requester',
      name: name(approval.requester),
      post: title(approval.requester),
      state: 'off',
      verdict: approval.round > 1 ? t('approval.submittedRound', { round: approval.round }) : t('approval.submitted'),
      when: <Stamp at={approval.created_at} />,
    },
    ...approval.steps.flatMap((tier) => [
      ...decided(tier),
      ...(tier.status === 'open' ? waitingFor(tier) : []),
      ...(tier.status === 'waiting'
        ? [
            {
              key: `w${tier.tier}`,
              post: t(tier.mode === 'any' ? 'approval.anyOf' : 'approval.allOf', { name: name(tier) }),
              state: 'off' as const,
              verdict: t('parts.notReached'),
            },
          ]
        : []),
    ]),
  ];
}

/** `2 / 2 级 · 用时 1 时 20 分`. */
export function useApprovalProgress() {
  const { t, duration } = useFormat();
  return (approval: ApprovalView): string => {
    const passed = approval.steps.filter((tier) => tier.status === 'passed' || tier.status === 'skipped').length;
    const progress = t('approval.progress', { passed, of: approval.steps.length });
    if (!approval.finished_at) return progress;
    const took = new Date(approval.finished_at).getTime() - new Date(approval.created_at).getTime();
    return `${progress} · ${t('approval.took', { time: duration(took) })}`;
  };
}

/** The section in the rail. */
export function ApprovalRail({ approval }: { approval: ApprovalView }) {
  const { t } = useFormat();
  const steps = useApprovalSteps();
  const progress = useApprovalProgress();
  return (
    <Section title={t('parts.approval')} className="rail-part" aside={progress(approval)}>
      <ApprovalStepper steps={steps(approval)} />
    </Section>
  );
}
