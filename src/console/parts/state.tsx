/** Owns the two ways to show a state: a pill with a dot, and a dot beside plain text. */
import type { ReactNode } from 'react';
import type { StateKey } from '../theme.ts';

type StateProps = { state: StateKey; children: ReactNode };

/** The one state of a document; `exception` draws a ring instead of a dot. */
export function StateTag({ state, children, exception = false }: StateProps & { exception?: boolean }) {
  return (
    <span className={`state-tag is-${state}`}>
      <span className={exception ? 'state-ring' : 'state-dot'} aria-hidden />
      {children}
    </span>
  );
}

/** A state in a table with many of them: dot and plain text, no ground. */
export function StateDot({ state, children }: StateProps) {
  return (
    <span className={`state-plain is-${state}`}>
      <span className="state-dot" aria-hidden />
      {children}
    </span>
  );
}

/** A version, a frozen mark, a folded count: grey, never a state. */
export function Chip({ children }: { children: ReactNode }) {
  return <span className="chip">{children}</span>;
}
