/** What waits for the person, by kind: how many, the most urgent fact, the sum; each row opens the list of exactly these. */
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../lib/use-format.ts';
import { Empty } from '../../parts/empty.tsx';
import { Money } from '../../parts/money.tsx';
import { Section } from '../../parts/section.tsx';
import { places } from './data.ts';
import type { Waiting } from './data.ts';

function Fact({ item }: { item: Waiting }) {
  const { t, wait } = useFormat();
  if (item.late > 0) return <span className="state-text is-bad">{t('home.late', { count: item.late })}</span>;
  if (item.oldest_at === null) return null;
  return <>{t('home.oldest', { time: wait(Date.now() - Date.parse(item.oldest_at)) })}</>;
}

function Row({ item }: { item: Waiting }) {
  const { t } = useFormat();
  const place = places[item.key];
  return (
    <li>
      <Link to={place.to} search={place.search} className="home-waiting">
        <span className={item.late > 0 ? 'home-count is-bad' : 'home-count is-wait'}>{item.count}</span>
        <span className="two-lines">
          <strong>{t(`home.waiting.${item.key}`)}</strong>
          <small>
            <Fact item={item} />
          </small>
        </span>
        {item.amount && <Money {...item.amount} look="cell" />}
      </Link>
    </li>
  );
}

/** The section. */
export function WaitingList({ items }: { items: readonly Waiting[] }) {
  const { t } = useFormat();
  const total = items.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      title={t('home.waits')}
      note={total > 0 ? t('home.waitsCount', { count: total }) : undefined}
      className="card"
    >
      {items.length === 0 ? (
        <Empty title={t('home.nothingWaits')} text={t('home.nothingWaitsText')} />
      ) : (
        <ul className="home-waits">
          {items.map((item) => (
            <Row key={item.key} item={item} />
          ))}
        </ul>
      )}
    </Section>
  );
}
