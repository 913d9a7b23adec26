/** The person's figures, at most four in one card, each with one fact beside it. */
import { dec } from '../../../kernel/decimal.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Money } from '../../parts/money.tsx';
import type { Figure } from './data.ts';

/** Whole percent by which `now` differs from `then`, signed; undefined when there is nothing to compare with. */
function change(now: string, then: string): string | undefined {
  const before = dec(then);
  if (before.isZero()) return undefined;
  const percent = dec(now).minus(before).times(100).div(before).toFixed(0);
  return percent.startsWith('-') ? `${percent}%` : `+${percent}%`;
}

function Beside({ figure }: { figure: Figure }) {
  const { t, money, count } = useFormat();
  const { beside, amount } = figure;
  if (!beside) return null;
  if (beside.key === 'orders') return <>{t('home.beside.orders', { count: count(beside.count ?? 0) })}</>;
  if (!beside.amount) return null;
  const text = money(beside.amount.amount, beside.amount.currency);
  if (beside.key === 'overdue') {
    const some = dec(beside.amount.amount).greaterThan(0);
    return (
      <span className={some ? 'state-text is-bad' : undefined}>
        {some ? t('home.beside.overdue', { amount: text }) : t('home.beside.nothingOverdue')}
      </span>
    );
  }
  const percent = change(amount.amount, beside.amount.amount);
  return (
    <>
      {percent === undefined
        ? t('home.beside.noneBefore')
        : t('home.beside.monthBefore', { amount: text, change: percent })}
    </>
  );
}

/** The card of figures. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const { t } = useFormat();
  if (figures.length === 0) return null;
  return (
    <dl className="home-figures" aria-label={t('home.figures')}>
      {figures.map((figure) => (
        <div key={figure.key} className="home-figure">
          <dt>{t(`home.figure.${figure.key}`)}</dt>
          <dd>
            <Money {...figure.amount} look="tile" />
            <span className="home-beside">
              <Beside figure={figure} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
