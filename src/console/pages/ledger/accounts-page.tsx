/** The accounts of the company by book and purpose. */
import { Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { NoMatch } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx';
import { Pager } from '../../parts/pager.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { DeskTabs } from '../audit/desk-tabs.tsx';
import { useAccountName } from '../audit/postings.tsx';
import { accountsQuery, BOOKS, PAGE_SIZE } from './data.ts';
import type { AccountFilters, AccountView } from './data.ts';

function AccountLink({ account }: { account: AccountView }) {
  const accountName = useAccountName();
  return (
    <Link to="/ledger/accounts/$accountId" params={{ accountId: account.id }} className="link">
      {accountName(account)}
    </Link>
  );
}

function Accounts({ filters, onFilter }: { filters: AccountFilters; onFilter: (filters: AccountFilters) => void }) {
  const { t, money } = useFormat();
  const word = useWord();
  const { data, error, refetch } = useQuery(accountsQuery(filters));
  if (error) return <ErrorBlock error={error} what={t('ledger.accounts')} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={10} />;
  const book = (account: AccountView) => word(`books.${account.book}`) ?? account.book;
  const balance = (account: AccountView) =>
    account.balance === null ? (
      <span className="quiet">{t('ledger.openAccount')}</span>
    ) : (
      money(account.balance, account.currency)
    );
  const turn = (cursor: string | null) => (cursor === null ? undefined : () => onFilter({ ...filters, cursor }));
  return (
    <>
      <DataTable
        caption={t('ledger.accounts')}
        rows={data.data}
        rowKey={(account) => account.id}
        columns={[
          { key: 'account', title: t('ledger.colAccount'), heads: true, cell: (row) => <AccountLink account={row} /> },
          { key: 'book', title: t('ledger.colBook'), cell: book },
          { key: 'balance', title: t('ledger.colBalance'), align: 'right', cell: balance },
        ]}
        card={(account) => (
          <>
            <div className="card-line">
              <AccountLink account={account} />
              {balance(account)}
            </div>
            <div className="card-quiet">{book(account)}</div>
          </>
        )}
        empty={<NoMatch what={t('ledger.accounts')} onClear={() => onFilter({})} />}
      />
      <Pager
        perPage={PAGE_SIZE}
        onPrevious={turn(data.previous_cursor)}
        onNext={data.has_more ? turn(data.next_cursor) : undefined}
      />
    </>
  );
}

/** The page. */
export function AccountsPage() {
  const { t } = useFormat();
  const word = useWord();
  const filters = useSearch({ from: '/frame/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const onFilter = useCallback((next: AccountFilters) => void navigate({ search: next }), [navigate]);
  return (
    <div className="page">
      <DeskTabs current="ledger" />
      <PageHead title={t('ledger.title')} />
      <p className="quiet search-lead">{t('ledger.lead')}</p>
      <FilterBar>
        <SearchBox
          value={filters.q ?? ''}
          placeholder={t('ledger.searchHint')}
          onSearch={(q) => onFilter({ ...filters, q: q || undefined, cursor: undefined })}
        />
        <Segmented
          aria-label={t('ledger.book')}
          value={filters.book ?? 'all'}
          onChange={(value) => onFilter({ ...filters, book: BOOKS.find((book) => book === value), cursor: undefined })}
          options={[
            { value: 'all', label: t('ledger.anyBook') },
            ...BOOKS.map((book) => ({ value: book, label: word(`books.${book}`) ?? book })),
          ]}
        />
      </FilterBar>
      <Accounts filters={filters} onFilter={onFilter} />
    </div>
  );
}
