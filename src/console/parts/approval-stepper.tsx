/** Owns the approval rail: who decided what and when, who is next, and by when. */
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';
import type { StateKey } from '../theme.ts';
import { Face, NoFace } from './face.tsx';

export type ApprovalStep = {
  key: string;
  /** The person; without one the step is not reached and `post` says who may decide. */
  name?: string;
  post?: string;
  /** Shown as 代 …: whom this person stands in for, and why. */
  standsInFor?: { name: string; reason?: string };
  state: StateKey;
  verdict: string;
  /** Time of the decision or, while waiting, the due time. */
  when?: ReactNode;
  opinion?: string;
};

/** Ordered list of decisions, the requester's submission first. */
export function ApprovalStepper({ steps }: { steps: readonly ApprovalStep[] }) {
  const { t } = useFormat();
  const delegate = ({ name, reason }: { name: string; reason?: string }) =>
    reason ? t('parts.delegate', { name, reason }) : t('parts.delegatePlain', { name });
  return (
    <ol className="stepper">
      {steps.map((step) => (
        <li key={step.key} className={step.name ? 'step' : 'step step-to-come'}>
          {step.name ? <Face name={step.name} state={step.state} /> : <NoFace />}
          <div className="step-body">
            <div className="step-head">
              <span className="step-who">
                <span className="step-name">{step.name ?? step.post}</span>
                {step.name && step.post && <span className="step-post">{step.post}</span>}
                {step.standsInFor && <span className="step-post">{delegate(step.standsInFor)}</span>}
              </span>
              {step.when && <span className="step-when">{step.when}</span>}
            </div>
            <div className={`step-verdict is-${step.state}`}>{step.verdict}</div>
            {step.opinion && <blockquote className="step-opinion">{step.opinion}</blockquote>}
          </div>
        </li>
      ))}
    </ol>
  );
}
