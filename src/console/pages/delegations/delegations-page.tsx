/** Delegations: who decides for whom, when and for what; one's own, and for administrators everybody's. */
import { Button, Segmented } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { StateDot } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import { useWord } from '../../lib/words.ts';
import '../../styles/policies.css';
import { delegationsQuery, revokeDelegation } from './data.ts';
import type { Delegation } from './data.ts';
import { NewDelegation } from './new-delegation.tsx';

const DOTS: Record<Delegation['state'], StateKey> = { planned: 'wait', active: 'ok', ended: 'off', revoked: 'off' };

function Revoke({ delegation, onRevoke }: { delegation: Delegation; onRevoke: (delegation: Delegation) => void }) {
  const { t } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const live = delegation.state === 'active' || delegation.state === 'planned';
  const mine = delegation.person.id === session.id || may(session, 'update', 'user');
  if (!live || !mine) return null;
  return (
    <Button
      size="small"
      aria-label={t('delegations.revokeNamed', { name: name(delegation.delegate) })}
      onClick={() => onRevoke(delegation)}
    >
      {t('delegations.revoke')}
    </Button>
  );
}

function RevokeDialog({ delegation, onClose }: { delegation: Delegation; onClose: () => void }) {
  const { t } = useFormat();
  const { name } = useNames();
  const queries = useQueryClient();
  const act = useAct(revokeDelegation(delegation.id), () => {
    void queries.invalidateQueries({ queryKey: ['delegations'] });
    onClose();
  });
  return (
    <ConfirmDialog
      open
      danger
      title={t('delegations.askRevoke', { name: name(delegation.delegate) })}
      verb={t('delegations.revoke')}
      busy={act.busy}
      onConfirm={() => void act.run({})}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t('delegations.revokeText', { name: name(delegation.person) })}</p>
        <ProblemNote problem={act.problem} />
      </div>
    </ConfirmDialog>
  );
}

function useTexts() {
  const { t, date } = useFormat();
  const word = useWord();
  return {
    days: (row: Delegation) => t('delegations.days', { from: date(row.valid_from), to: date(row.valid_to) }),
    types: (row: Delegation) =>
      row.document_types?.map((type) => word(`inbox.type.${type}`) ?? type).join(t('common.listJoin')) ??
      t('delegations.allTypes'),
  };
}

function useColumns(onRevoke: (delegation: Delegation) => void): Column<Delegation>[] {
  const { t } = useFormat();
  const { name } = useNames();
  const texts = useTexts();
  return [
    { key: 'absent', title: t('delegations.absent'), heads: true, cell: (row) => name(row.person) },
    { key: 'delegate', title: t('delegations.delegate'), cell: (row) => name(row.delegate) },
    { key: 'days', title: t('delegations.colDays'), cell: (row) => texts.days(row) },
    { key: 'types', title: t('delegations.types'), cell: (row) => texts.types(row) },
    { key: 'reason', title: t('delegations.reason'), cell: (row) => <span className="second">{row.reason}</span> },
    {
      key: 'state',
      title: t('delegations.colState'),
      cell: (row) => <StateDot state={DOTS[row.state]}>{t(`delegations.state.${row.state}`)}</StateDot>,
    },
    {
      key: 'act',
      title: <span className="sr-only">{t('delegations.revoke')}</span>,
      align: 'right',
      cell: (row) => <Revoke delegation={row} onRevoke={onRevoke} />,
    },
  ];
}

function Card({ row, onRevoke }: { row: Delegation; onRevoke: (delegation: Delegation) => void }) {
  const { t } = useFormat();
  const { name } = useNames();
  const texts = useTexts();
  return (
    <div className="order-card">
      <div className="card-line">
        <strong>{t('delegations.forWhom', { delegate: name(row.delegate), absent: name(row.person) })}</strong>
        <StateDot state={DOTS[row.state]}>{t(`delegations.state.${row.state}`)}</StateDot>
      </div>
      <div className="card-quiet">
        {texts.days(row)} · {texts.types(row)}
      </div>
      <div className="card-line card-quiet">
        <span>{row.reason}</span>
        <Revoke delegation={row} onRevoke={onRevoke} />
      </div>
    </div>
  );
}

/** The page. */
export function DelegationsPage() {
  const { t } = useFormat();
  const session = useSession();
  const everybodys = may(session, 'update', 'user');
  const decides = may(session, 'decide', 'approval');
  const [all, setAll] = useState(everybodys && !decides);
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Delegation>();
  const { data, error, refetch } = useQuery(delegationsQuery(all));
  const columns = useColumns(setEnding);
  return (
    <div className="page">
      <PageHead
        title={t('delegations.title')}
        actions={
          (decides || all) && (
            <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setMaking(true)}>
              {t('delegations.new')}
            </Button>
          )
        }
      />
      <p className="page-lead">{t('delegations.lead')}</p>
      {everybodys && (
        <Segmented<boolean>
          aria-label={t('delegations.whose')}
          value={all}
          onChange={setAll}
          options={[
            { value: false, label: t('delegations.own') },
            { value: true, label: t('delegations.everybodys') },
          ]}
        />
      )}
      {error ? (
        <ErrorBlock error={error} what={t('delegations.title')} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={t('delegations.title')}
          columns={columns}
          rows={data}
          rowKey={(row) => row.id}
          card={(row) => <Card row={row} onRevoke={setEnding} />}
          empty={<Empty title={t('delegations.emptyTitle')} text={t('delegations.emptyText')} />}
        />
      ) : (
        <SkeletonRows rows={5} />
      )}
      {making && <NewDelegation forOthers={all} onClose={() => setMaking(false)} />}
      {ending && <RevokeDialog delegation={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}
