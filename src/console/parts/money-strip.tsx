/** Owns the strip that lays a sum out as a sum: a − b − c = d. */
import type { ReactNode } from 'react';
import { Money } from './money.tsx';

export type Term = {
  key: string;
  label: string;
  amount: string;
  currency: string;
  figure?: string;
  note?: ReactNode;
  /** Sign before this term; the first has none. */
  operator?: '−' | '+' | '=' | '→';
};

/** The equation of a document; the term after `=` is the result and stands out. */
export function MoneyStrip({ terms }: { terms: readonly Term[] }) {
  return (
    <dl className="money-strip">
      {terms.map((term) => (
        <div key={term.key} className={term.operator === '=' ? 'term term-result' : 'term'}>
          <dt className="term-label">
            {term.operator && <span className="term-operator">{term.operator}</span>}
            {term.label}
          </dt>
          <dd className="term-amount">
            <Money
              amount={term.amount}
              currency={term.currency}
              look={term.operator === '=' ? 'result' : 'strip'}
              label={term.label}
              figure={term.figure}
            />
            {term.note && <span className="term-note">{term.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
