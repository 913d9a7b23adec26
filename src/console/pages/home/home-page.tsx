/** Home: the day and the accounting period, the person's figures, what waits for them and what of it is late. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { mayCreateOrder } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import '../../styles/home.css';
import { homeQuery } from './data.ts';
import type { Home } from './data.ts';
import { Figures } from './figures.tsx';
import { WaitingList } from './waiting-list.tsx';
import { WeeksChart } from './weeks-chart.tsx';

function Kicker({ home }: { home: Home }) {
  const { t, language } = useFormat();
  const day = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${home.day}T00:00:00Z`));
  return (
    <>
      {day} · {t(home.period.open ? 'home.periodOpen' : 'home.periodClosed', { period: home.period.name })}
    </>
  );
}

/** The page. */
export function HomePage() {
  const { t } = useFormat();
  const session = useSession();
  const { name } = useNames();
  const { data, error, refetch } = useQuery(homeQuery);
  return (
    <div className="page page-home">
      <PageHead
        kicker={data && <Kicker home={data} />}
        title={t('home.greeting', { name: name(session) })}
        actions={
          mayCreateOrder(session) && (
            <Link to="/orders/new">
              <Button type="primary" icon={<Icon of={Plus} />}>
                {t('shell.newOrder')}
              </Button>
            </Link>
          )
        }
      />
      {error && !data ? (
        <ErrorBlock error={error} what={t('shell.home')} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Figures figures={data.figures} />
          <div className={data.weeks ? 'home-columns' : undefined}>
            {data.weeks && <WeeksChart weeks={data.weeks} />}
            <WaitingList items={data.waiting} />
          </div>
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
    </div>
  );
}
