/** The history of an order's workflow in business steps: what, who, effect, when, how long; retries folded, waiting one line, raw events a click away. */
import { Button, Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { may } from '../../lib/ability.ts';
import { usePhone } from '../../lib/device.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DotLine } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { StateTag } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import { NotFound } from '../../shell/root.tsx';
import { historyQuery } from './data.ts';
import type { WorkflowHistoryView } from './data.ts';
import { HistoryRail } from './history-rail.tsx';
import { RawEvents } from './raw-events.tsx';
import { StepList } from './step-list.tsx';
import '../../styles/order.css';
import '../../styles/history.css';

const runStates: Record<string, StateKey> = {
  running: 'run',
  completed: 'ok',
  failed: 'bad',
  terminated: 'bad',
  timedOut: 'bad',
  timed_out: 'bad',
};

function Head({ view, orderId }: { view: WorkflowHistoryView; orderId: string }) {
  const { t, duration, count } = useFormat();
  const word = useWord();
  const phone = usePhone();
  const navigate = useNavigate();
  const status = view.run?.status ?? 'none';
  const { counts } = view;
  return (
    <header className="document-head">
      <div className="document-kicker">
        {phone ? (
          <button
            type="button"
            className="icon-button back"
            aria-label={t('common.back')}
            onClick={() => void navigate({ to: '/orders/$orderId', params: { orderId } })}
          >
            <Icon of={ChevronLeft} size={22} />
          </button>
        ) : (
          <span>
            <Link to="/orders">{t('orders.title')}</Link> /{' '}
            <Link to="/orders/$orderId" params={{ orderId }}>
              {view.document.number ?? t('orders.draftNumber')}
            </Link>{' '}
            / {t('orders.history')}
          </span>
        )}
        {phone && <h1 className="page-title">{t('orders.history')}</h1>}
      </div>
      <div className="document-title">
        {!phone && (
          <h1 className="page-title">
            {t('orders.one')} {view.document.number}
          </h1>
        )}
        <StateTag state={runStates[status] ?? 'off'}>{word(`history.run.${status}`) ?? t('history.run.none')}</StateTag>
      </div>
      <div className="document-identity">
        <DotLine
          items={[
            t('history.took', { time: duration(counts.seconds * 1000) }),
            t('history.steps', { count: counts.steps }),
            t('history.retries', { count: counts.retries }),
            t('history.refusals', { count: counts.refusals }),
            counts.raw_events > 0 && t('history.rawCount', { events: count(counts.raw_events) }),
          ]}
        />
      </div>
    </header>
  );
}

type View = 'steps' | 'raw';

function History({ view, orderId }: { view: WorkflowHistoryView; orderId: string }) {
  const { t, zone } = useFormat();
  const session = useSession();
  const [shown, setShown] = useState<View>('steps');
  const [chosen, setChosen] = useState<string>();
  const reads = may(session, 'read', 'audit') && view.counts.raw_events > 0;
  const step = view.items.find((item) => item.type === 'step' && item.key === chosen);
  return (
    <div className="document">
      <Head view={view} orderId={orderId} />
      <div className="document-columns history-columns">
        <div className="document-main">
          <div className="history-tools">
            {reads ? (
              <Segmented<View>
                value={shown}
                onChange={setShown}
                options={[
                  { value: 'steps', label: t('history.businessSteps') },
                  { value: 'raw', label: t('history.allEvents') },
                ]}
              />
            ) : (
              <span />
            )}
            <span className="quiet">
              {t('history.note', { zone })}
              {reads && (
                <>
                  {' · '}
                  <a
                    className="link"
                    href={`/api/v1/workflow_histories/${encodeURIComponent(view.workflow_id)}/content`}
                    download
                  >
                    {t('history.download')}
                  </a>
                </>
              )}
            </span>
          </div>
          {shown === 'raw' ? (
            <RawEvents workflowId={view.workflow_id} />
          ) : (
            <StepList view={view} chosen={chosen} onChoose={setChosen} />
          )}
        </div>
        <HistoryRail view={view} step={step?.type === 'step' ? step : undefined} />
      </div>
    </div>
  );
}

/** The page. */
export function HistoryPage() {
  const { t } = useFormat();
  const { orderId } = useParams({ from: '/frame/orders/$orderId/history' });
  const { data, error, refetch } = useQuery(historyQuery(`order:${orderId}`));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error && !data)
    return (
      <div className="page">
        <ErrorBlock error={error} what={t('orders.history')} onRetry={() => void refetch()} />
        <Button type="link" href={`/orders/${orderId}`}>
          {t('common.back')}
        </Button>
      </div>
    );
  if (!data)
    return (
      <div className="page">
        <SkeletonRows rows={10} />
      </div>
    );
  return <History view={data} orderId={orderId} />;
}
