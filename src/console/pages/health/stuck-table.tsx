/** Work that does not go on by itself: what, why, what cures it, and trying it again where that is safe. */
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useAct } from '../../lib/use-act.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { may } from '../../lib/ability.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { retryWork } from './data.ts';
import type { StuckWork } from './data.ts';

function Retry({ work }: { work: StuckWork }) {
  const { t } = useFormat();
  const me = useSession();
  const notice = useNotice();
  const queries = useQueryClient();
  const act = useAct(retryWork(work.workflow_id), () => {
    notice.done(t('health.retried', { what: work.number ?? work.workflow_id }));
    void queries.invalidateQueries({ queryKey: ['health'] });
  });
  if (!work.can_retry || !may(me, 'update', 'workflow')) return null;
  const run = async () => {
    if (!(await act.run({})) && act.problem) notice.failed(t('health.retry'), act.problem);
  };
  return (
    <Button
      size="small"
      loading={act.busy}
      aria-label={t('health.retryNamed', { what: work.number ?? work.workflow_id })}
      onClick={() => void run()}
    >
      {t('health.retry')}
    </Button>
  );
}

function Document({ work }: { work: StuckWork }) {
  const shown = work.number ?? work.workflow_id;
  if (work.document_type !== 'order' || work.document_id === null) return <code className="long-id">{shown}</code>;
  return (
    <Link to="/orders/$orderId/history" params={{ orderId: work.document_id }}>
      {shown}
    </Link>
  );
}

function Next({ at }: { at: string | null }) {
  const { t } = useFormat();
  return at === null ? <span className="second">{t('common.nothing')}</span> : <Stamp at={at} />;
}

/** The table, cards on a phone. */
export function StuckTable({ rows }: { rows: readonly StuckWork[] }) {
  const { t } = useFormat();
  const columns: Column<StuckWork>[] = [
    { key: 'what', title: t('health.colWork'), heads: true, cell: (row) => <Document work={row} /> },
    {
      key: 'why',
      title: t('health.colWhy'),
      cell: (row) => <TwoLines first={row.message} second={row.advice} />,
    },
    { key: 'next', title: t('health.colNext'), cell: (row) => <Next at={row.next_try_at} /> },
    {
      key: 'act',
      title: <span className="sr-only">{t('health.retry')}</span>,
      align: 'right',
      cell: (row) => <Retry work={row} />,
    },
  ];
  return (
    <DataTable
      caption={t('health.stuck')}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.workflow_id} ${row.message}`}
      card={(row) => (
        <div className="order-card">
          <div className="card-line">
            <strong>
              <Document work={row} />
            </strong>
            <Retry work={row} />
          </div>
          <div>{row.message}</div>
          <div className="card-quiet">{row.advice}</div>
        </div>
      )}
    />
  );
}
