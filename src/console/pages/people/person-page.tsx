/** One person: account, roles with their reach and dates, where they are signed in. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DotLine, PageHead, Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import '../../styles/machines.css';
import { EditDialog, GrantDialog, ResetDialog, StatusDialog, WithdrawDialog } from './account-dialogs.tsx';
import { accountQuery } from './data.ts';
import type { Account, Grant } from './data.ts';
import { UserSessions } from './sessions.tsx';
import { AccountState, GrantState, useReach } from './words.tsx';

type Doing = 'edit' | 'reset' | 'status' | 'grant' | Grant;

function useDates() {
  const { t } = useFormat();
  return (grant: Grant) => `${grant.valid_from} – ${grant.valid_to ?? t('people.open')}`;
}

function Withdraw({ grant, onWithdraw }: { grant: Grant; onWithdraw: (grant: Grant) => void }) {
  const { t } = useFormat();
  if (grant.status === 'ended') return null;
  const label = t('people.withdrawNamed', { role: t(`people.roleName.${grant.role}`) });
  return (
    <Button size="small" aria-label={label} onClick={() => onWithdraw(grant)}>
      {t('people.withdraw')}
    </Button>
  );
}

function Roles({
  account,
  own,
  onGrant,
  onWithdraw,
}: {
  account: Account;
  own: boolean;
  onGrant: () => void;
  onWithdraw: (grant: Grant) => void;
}) {
  const { t } = useFormat();
  const { name } = useNames();
  const reach = useReach();
  const dates = useDates();
  const columns: Column<Grant>[] = [
    { key: 'role', title: t('people.colRole'), heads: true, cell: (row) => t(`people.roleName.${row.role}`) },
    { key: 'reach', title: t('people.colReach'), cell: reach },
    { key: 'dates', title: t('people.colDates'), cell: dates },
    { key: 'by', title: t('people.colBy'), cell: (row) => (row.granted_by ? name(row.granted_by) : '') },
    { key: 'state', title: t('people.colState'), cell: (row) => <GrantState status={row.status} /> },
    {
      key: 'act',
      title: <span className="sr-only">{t('people.withdraw')}</span>,
      align: 'right',
      cell: (row) => !own && <Withdraw grant={row} onWithdraw={onWithdraw} />,
    },
  ];
  return (
    <Section
      title={t('people.roles')}
      note={account.elsewhere > 0 ? t('people.elsewhere', { count: account.elsewhere }) : undefined}
      aside={
        !own && (
          <Button size="small" icon={<Icon of={Plus} />} onClick={onGrant}>
            {t('people.grant')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('people.roles')}
        columns={columns}
        rows={account.roles}
        rowKey={(row) => row.id}
        card={(row) => (
          <div className="order-card">
            <div className="card-line">
              <TwoLines first={t(`people.roleName.${row.role}`)} second={reach(row)} />
              <GrantState status={row.status} />
            </div>
            <div className="card-line card-quiet">
              <span>{dates(row)}</span>
              {!own && <Withdraw grant={row} onWithdraw={onWithdraw} />}
            </div>
          </div>
        )}
        empty={<p className="second">{t('people.noRoles')}</p>}
      />
    </Section>
  );
}

function Dialogs({ account, doing, onClose }: { account: Account; doing: Doing | undefined; onClose: () => void }) {
  if (doing === undefined) return null;
  if (doing === 'edit') return <EditDialog account={account} onClose={onClose} />;
  if (doing === 'reset') return <ResetDialog account={account} onClose={onClose} />;
  if (doing === 'status') return <StatusDialog account={account} onClose={onClose} />;
  if (doing === 'grant') return <GrantDialog account={account} onClose={onClose} />;
  return <WithdrawDialog account={account} grant={doing} onClose={onClose} />;
}

/** The page. */
export function PersonPage() {
  const { t } = useFormat();
  const { name, title } = useNames();
  const { userId } = useParams({ from: '/frame/people/$userId' });
  const session = useSession();
  const [doing, setDoing] = useState<Doing>();
  const { data: account, error, refetch } = useQuery(accountQuery(userId));
  if (error) return <ErrorBlock error={error} what={t('people.title')} onRetry={() => void refetch()} />;
  if (!account) return <SkeletonRows rows={8} />;
  const own = account.id === session.id;
  const belongs = account.unit ? name(account.unit) : account.party.name === account.name ? '' : name(account.party);
  return (
    <div className="page page-sections">
      <PageHead
        kicker={<Link to="/people">{t('people.title')}</Link>}
        title={name(account)}
        identity={
          <DotLine
            items={[
              <AccountState key="state" account={account} />,
              <span key="login" className="breakable">
                {account.login}
              </span>,
              title(account),
              belongs,
            ]}
          />
        }
        actions={
          <>
            <Button onClick={() => setDoing('edit')}>{t('people.edit')}</Button>
            {!own && <Button onClick={() => setDoing('reset')}>{t('people.reset')}</Button>}
            {!own && (
              <Button danger={account.status === 'active'} onClick={() => setDoing('status')}>
                {t(account.status === 'active' ? 'people.deactivate' : 'people.activate')}
              </Button>
            )}
          </>
        }
      />
      <Roles account={account} own={own} onGrant={() => setDoing('grant')} onWithdraw={setDoing} />
      <UserSessions id={account.id} name={name(account)} />
      <Dialogs account={account} doing={doing} onClose={() => setDoing(undefined)} />
    </div>
  );
}
