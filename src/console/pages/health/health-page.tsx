/** The operator's room: how the servers and the background work are, what is stuck, what runs by the clock. Looks again by itself. */
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../lib/use-format.ts';
import { Checks } from '../../parts/checks.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import '../../styles/machines.css';
import { healthQuery } from './data.ts';
import { Schedules } from './schedules.tsx';
import { StuckTable } from './stuck-table.tsx';

/** The page. */
export function HealthPage() {
  const { t } = useFormat();
  const { data, error, refetch } = useQuery(healthQuery);
  const wrong = data?.checks.filter(({ status }) => status === 'look').length ?? 0;
  return (
    <div className="page">
      <PageHead
        title={t('health.title')}
        note={
          data && (
            <>
              {wrong === 0 ? t('health.allWell') : t('health.lookAt', { count: wrong })} ·{' '}
              <Stamp at={data.checked_at} />
            </>
          )
        }
      />
      {error && !data ? (
        <ErrorBlock error={error} what={t('health.title')} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Section title={t('health.checks')}>
            <Checks
              verdicts={data.checks.map(({ check, status, message }) => ({
                key: check,
                result: status === 'ok' ? 'pass' : 'block',
                name: t(`health.check.${check}`),
                facts: message,
              }))}
            />
          </Section>
          <Section title={t('health.stuck')}>
            {data.stuck.length === 0 ? (
              <Empty title={t('health.nothingStuck')} text={t('health.nothingStuckText')} />
            ) : (
              <StuckTable rows={data.stuck} />
            )}
          </Section>
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
      <Schedules />
    </div>
  );
}
