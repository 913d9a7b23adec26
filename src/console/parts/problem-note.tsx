/** Owns a refusal inside a form or dialog: what is wrong, field by field where the server named fields. */
import type { ApiProblem } from '../lib/problem.ts';
import { useFormat } from '../lib/use-format.ts';
import { Reminder } from './confirm-dialog.tsx';

type ProblemNoteProps = {
  problem: ApiProblem | undefined;
  /** Pointers shown at their own fields. */
  shown?: readonly string[];
};

/** Nothing while there is no problem. */
export function ProblemNote({ problem, shown = [] }: ProblemNoteProps) {
  const { t } = useFormat();
  if (!problem) return null;
  const rest = (problem.body.errors ?? []).filter((error) => !shown.includes(error.pointer));
  return (
    <div role="alert">
      <Reminder state="bad">
        <div>{problem.message}</div>
        {rest.length > 0 && (
          <ul className="problem-list">
            {rest.slice(0, 8).map((error) => (
              <li key={`${error.pointer}${error.code}`}>{error.detail}</li>
            ))}
            {rest.length > 8 && <li>{t('errors.summary', { count: problem.body.errors?.length ?? 0 })}</li>}
          </ul>
        )}
        {problem.status >= 500 && <div>{t('errors.unknownOutcome')}</div>}
      </Reminder>
    </div>
  );
}
