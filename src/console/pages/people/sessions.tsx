/** Where somebody is signed in, and ending it. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { endOtherSessions, endSession, endUserSessions, sessionsQuery } from './data.ts';
import type { Session } from './data.ts';
import { deviceName } from './words.tsx';

function useDevice() {
  const { t } = useFormat();
  return (session: Session) =>
    [deviceName(session.agent) ?? t('people.unknownDevice'), session.current && t('people.current')]
      .filter(Boolean)
      .join(' · ');
}

function EndOne({ session }: { session: Session }) {
  const { t } = useFormat();
  const device = useDevice();
  const queries = useQueryClient();
  const act = useAct(
    () => endSession(session.id),
    () => void queries.invalidateQueries({ queryKey: ['sessions'] }),
  );
  if (session.current) return null;
  const label = t('people.endNamed', { device: device(session) });
  return (
    <Button size="small" loading={act.busy} aria-label={label} onClick={() => void act.run({})}>
      {t('people.end')}
    </Button>
  );
}

function SessionTable({ sessions, own }: { sessions: readonly Session[]; own: boolean }) {
  const { t } = useFormat();
  const device = useDevice();
  const columns: Column<Session>[] = [
    { key: 'device', title: t('people.colDevice'), heads: true, cell: device },
    { key: 'place', title: t('people.colPlace'), cell: (row) => row.ip ?? '' },
    { key: 'seen', title: t('people.colSeen'), cell: (row) => <Stamp at={row.last_seen_at} /> },
    { key: 'since', title: t('people.colSince'), cell: (row) => <Stamp at={row.created_at} /> },
    ...(own
      ? [
          {
            key: 'act',
            title: <span className="sr-only">{t('people.end')}</span>,
            align: 'right' as const,
            cell: (row: Session) => <EndOne session={row} />,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t(own ? 'people.mySessions' : 'people.sessions')}
      columns={columns}
      rows={sessions}
      rowKey={(row) => row.id}
      card={(row) => (
        <div className="order-card">
          <div className="card-line">
            <TwoLines first={device(row)} second={row.ip} />
            {own && <EndOne session={row} />}
          </div>
          <div className="card-quiet">
            <Stamp at={row.last_seen_at} />
          </div>
        </div>
      )}
      empty={<p className="second">{t('people.noSessions')}</p>}
    />
  );
}

/** The own sessions, each with its end. */
export function OwnSessions() {
  const { t } = useFormat();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery(null));
  const act = useAct(endOtherSessions, () => void queries.invalidateQueries({ queryKey: ['sessions'] }));
  const others = (data?.length ?? 0) > 1;
  return (
    <Section
      title={t('people.mySessions')}
      aside={
        others && (
          <Button size="small" loading={act.busy} onClick={() => void act.run({})}>
            {t('people.endOthers')}
          </Button>
        )
      }
    >
      <ProblemNote problem={act.problem} />
      {error ? (
        <ErrorBlock error={error} what={t('people.mySessions')} onRetry={() => void refetch()} />
      ) : data ? (
        <SessionTable sessions={data} own />
      ) : (
        <SkeletonRows rows={2} />
      )}
    </Section>
  );
}

/** The sessions of somebody else, ended all at once. */
export function UserSessions({ id, name }: { id: string; name: string }) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery(sessionsQuery(id));
  const act = useAct(endUserSessions(id), () => {
    void queries.invalidateQueries({ queryKey: ['sessions'] });
    setAsking(false);
  });
  return (
    <Section
      title={t('people.sessions')}
      aside={
        (data?.length ?? 0) > 0 && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('people.endAll')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorBlock error={error} what={t('people.sessions')} onRetry={() => void refetch()} />
      ) : data ? (
        <SessionTable sessions={data} own={false} />
      ) : (
        <SkeletonRows rows={2} />
      )}
      <ConfirmDialog
        open={asking}
        danger
        title={t('people.askEndAll', { name })}
        verb={t('people.endAll')}
        busy={act.busy}
        onConfirm={() => void act.run({})}
        onCancel={() => setAsking(false)}
      >
        <div className="dialog-body">
          <p>{t('people.endAllText')}</p>
          <ProblemNote problem={act.problem} />
        </div>
      </ConfirmDialog>
    </Section>
  );
}
