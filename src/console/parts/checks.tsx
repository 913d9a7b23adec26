/** Owns the list of verdicts: passed ones quiet in two columns, what needs eyes in full rows at the end. */
import type { ReactNode } from 'react';
import { Check, CircleAlert, OctagonX, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useFormat } from '../lib/use-format.ts';
import { Rich } from './rich.tsx';
import { Icon } from './icon.tsx';

export type Verdict = {
  key: string;
  result: 'pass' | 'warn' | 'block' | 'needs_approval';
  name: string;
  facts: ReactNode;
  /** What would cure it, for everything that did not pass. */
  cure?: ReactNode;
};

const marks: Record<Verdict['result'], [LucideIcon, string]> = {
  pass: [Check, 'ok'],
  warn: [TriangleAlert, 'wait'],
  needs_approval: [CircleAlert, 'vio'],
  block: [OctagonX, 'bad'],
};

/** Verdicts of all checks of a document. */
export function Checks({ verdicts }: { verdicts: readonly Verdict[] }) {
  const { t } = useFormat();
  const passed = verdicts.filter((verdict) => verdict.result === 'pass');
  const open = verdicts.filter((verdict) => verdict.result !== 'pass');
  return (
    <ul className="checks">
      {[...passed, ...open].map((verdict, index) => {
        const [drawing, state] = marks[verdict.result];
        const alone = verdict.result === 'pass' && index === passed.length - 1 && passed.length % 2 === 1;
        return (
          <li key={verdict.key} className={verdict.result === 'pass' && !alone ? 'check' : 'check check-row'}>
            <span className={`check-mark is-${state}`}>
              <Icon of={drawing} />
            </span>
            <span className="check-name">{verdict.name}</span>
            <span className="check-facts">
              {typeof verdict.facts === 'string' ? <Rich text={verdict.facts} /> : verdict.facts}
              {verdict.cure && (
                <span className="check-cure">
                  {t('common.stop')}
                  {verdict.cure}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
