/** People: who may sign in and as what; making accounts. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { ROLES } from '../../../people/schema.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { FilterChip, SearchBox } from '../../parts/filter-bar.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Pager } from '../../parts/pager.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import '../../styles/machines.css';
import { accountsQuery, PAGE_SIZE } from './data.ts';
import type { Account, PeopleFilter } from './data.ts';
import { NewAccountDialog } from './new-account-dialog.tsx';
import { AccountState, useRoleNames } from './words.tsx';

function Seen({ account }: { account: Account }) {
  const { t } = useFormat();
  if (account.last_seen_at === null) return <span className="second">{t('people.never')}</span>;
  return <Stamp at={account.last_seen_at} />;
}

function useColumns(): Column<Account>[] {
  const { t } = useFormat();
  const { name, title } = useNames();
  const roleNames = useRoleNames();
  return [
    {
      key: 'name',
      title: t('people.colName'),
      heads: true,
      cell: (row) => <TwoLines first={name(row)} second={title(row)} />,
    },
    { key: 'login', title: t('people.colLogin'), cell: (row) => <span className="breakable">{row.login}</span> },
    { key: 'roles', title: t('people.colRoles'), cell: (row) => roleNames(row) },
    { key: 'seen', title: t('people.colSeen'), cell: (row) => <Seen account={row} /> },
    { key: 'state', title: t('people.colState'), cell: (row) => <AccountState account={row} /> },
  ];
}

function PersonCard({ account }: { account: Account }) {
  const { name } = useNames();
  const roleNames = useRoleNames();
  return (
    <div className="order-card">
      <div className="card-line">
        <strong>{name(account)}</strong>
        <AccountState account={account} />
      </div>
      <div className="card-quiet breakable">{account.login}</div>
      <div className="card-quiet">{roleNames(account)}</div>
    </div>
  );
}

type ChipProps<V extends string> = {
  label: string;
  value: V | undefined;
  values: readonly V[];
  word: (value: V) => string;
  onChange: (value: V | undefined) => void;
};

/** One of several, or all. */
function OneOf<V extends string>({ label, value, values, word, onChange }: ChipProps<V>) {
  const { t } = useFormat();
  return (
    <FilterChip
      name={label}
      value={value ? word(value) : t('people.all')}
      active={value !== undefined}
      onClear={() => onChange(undefined)}
    >
      {(close) => (
        <div className="choice-list" role="group" aria-label={label}>
          {values.map((one) => (
            <button
              key={one}
              type="button"
              className="choice"
              aria-pressed={one === value}
              onClick={() => {
                onChange(one === value ? undefined : one);
                close();
              }}
            >
              {word(one)}
            </button>
          ))}
        </div>
      )}
    </FilterChip>
  );
}

/** The page. */
export function PeoplePage() {
  const { t } = useFormat();
  const filter = useSearch({ from: '/frame/people' });
  const navigate = useNavigate();
  const [cursor, setCursor] = useState<string>();
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery(accountsQuery(filter, cursor));
  const columns = useColumns();
  const set = useCallback(
    (part: PeopleFilter) => {
      setCursor(undefined);
      void navigate({ to: '/people', search: { ...filter, ...part }, replace: true });
    },
    [navigate, filter],
  );
  const search = useCallback((q: string) => set({ q: q || undefined }), [set]);
  const make = (
    <Button type="primary" icon={<Icon of={Plus} />} onClick={() => setMaking(true)}>
      {t('people.new')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={t('people.title')} actions={make} />
      <p className="page-lead">{t('people.lead')}</p>
      <div className="filter-bar">
        <SearchBox value={filter.q ?? ''} placeholder={t('people.search')} onSearch={search} />
        <OneOf
          label={t('people.filterRole')}
          value={filter.role}
          values={ROLES}
          word={(role) => t(`people.roleName.${role}`)}
          onChange={(role) => set({ role })}
        />
        <OneOf
          label={t('people.filterStatus')}
          value={filter.status}
          values={['active', 'disabled'] as const}
          word={(status) => t(`people.status.${status}`)}
          onChange={(status) => set({ status })}
        />
      </div>
      {error ? (
        <ErrorBlock error={error} what={t('people.title')} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={t('people.title')}
          columns={columns}
          rows={data.data}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate({ to: '/people/$userId', params: { userId: row.id } })}
          card={(row) => <PersonCard account={row} />}
          empty={<Empty title={t('people.emptyTitle')} text={t('people.emptyText')} />}
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
      {data && (data.has_more || cursor !== undefined) && (
        <Pager
          perPage={PAGE_SIZE}
          onPrevious={cursor === undefined ? undefined : () => setCursor(data.previous_cursor ?? undefined)}
          onNext={data.has_more ? () => setCursor(data.next_cursor ?? undefined) : undefined}
        />
      )}
      {making && <NewAccountDialog onClose={() => setMaking(false)} />}
    </div>
  );
}
