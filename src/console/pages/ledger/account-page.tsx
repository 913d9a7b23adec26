/** One account: its balance against the sum of its postings, and the postings, each with transfer and document. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dec } from '../../../kernel/decimal.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Pager } from '../../parts/pager.tsx';
import { DotLine, PageHead, Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { StateTag } from '../../parts/state.tsx';
import { NotFound } from '../../shell/root.tsx';
import { DeskTabs } from '../audit/desk-tabs.tsx';
import { DossierLink } from '../audit/dossier-link.tsx';
import { useAccountName } from '../audit/postings.tsx';
import { accountQuery, PAGE_SIZE, postingsQuery } from './data.ts';
import type { AccountPosting, AccountTotals } from './data.ts';

function Head({ account }: { account: AccountTotals }) {
  const { t, money } = useFormat();
  const word = useWord();
  const accountName = useAccountName();
  const amount = (value: string) => money(value, account.currency);
  const agrees = account.balance !== null && dec(account.balance).eq(account.summed);
  return (
    <PageHead
      title={accountName(account)}
      note={
        account.balance !== null && (
          <StateTag state={agrees ? 'ok' : 'bad'}>{t(agrees ? 'ledger.agrees' : 'ledger.differs')}</StateTag>
        )
      }
      identity={
        <DotLine
          items={[
            word(`books.${account.book}`) ?? account.book,
            account.balance !== null && `${t('ledger.balance')} ${amount(account.balance)}`,
            `${t('ledger.summed')} ${amount(account.summed)}`,
            `${t('ledger.debit')} ${amount(account.debit)}`,
            `${t('ledger.credit')} ${amount(account.credit)}`,
            t('ledger.count', { count: account.postings }),
          ]}
        />
      }
    />
  );
}

function TransferLink({ posting }: { posting: AccountPosting }) {
  const word = useWord();
  return (
    <Link to="/ledger/transfers/$transferId" params={{ transferId: posting.transfer_id }} className="link">
      {word(`ledger.reason.${posting.reason}`) ?? posting.reason}
    </Link>
  );
}

function useColumns(): Column<AccountPosting>[] {
  const { t, money, date } = useFormat();
  const side = (amount: string | null) => (amount === null ? t('common.nothing') : money(amount));
  return [
    { key: 'date', title: t('ledger.colDate'), cell: (row) => date(row.business_date) },
    { key: 'reason', title: t('ledger.transfer'), heads: true, cell: (row) => <TransferLink posting={row} /> },
    {
      key: 'document',
      title: t('ledger.colDocument'),
      cell: (row) => (
        <DossierLink type={row.document.type} id={row.document.id}>
          {row.document.number ?? row.document.type}
        </DossierLink>
      ),
    },
    { key: 'debit', title: t('audit.debit'), align: 'right', cell: (row) => side(row.debit) },
    { key: 'credit', title: t('audit.credit'), align: 'right', cell: (row) => side(row.credit) },
  ];
}

function AccountPostings({ id }: { id: string }) {
  const { t, money, date } = useFormat();
  const columns = useColumns();
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useQuery(postingsQuery(id, cursor));
  if (error) return <ErrorBlock error={error} what={t('ledger.postings')} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={10} />;
  const turn = (next: string | null) => (next === null ? undefined : () => setCursor(next));
  return (
    <Section title={t('ledger.postings')}>
      <DataTable
        caption={t('ledger.postings')}
        dense
        columns={columns}
        rows={data.data}
        rowKey={(row) => `${row.transfer_id}:${row.line}`}
        card={(row) => (
          <>
            <div className="card-line">
              <TransferLink posting={row} />
              <span className="nowrap">
                {row.debit === null
                  ? `${t('audit.credit')} ${money(row.credit ?? '0')}`
                  : `${t('audit.debit')} ${money(row.debit)}`}
              </span>
            </div>
            <div className="card-line card-quiet">
              <DossierLink type={row.document.type} id={row.document.id}>
                {row.document.number ?? row.document.type}
              </DossierLink>
              <span>{date(row.business_date)}</span>
            </div>
          </>
        )}
      />
      <Pager
        perPage={PAGE_SIZE}
        onPrevious={turn(data.previous_cursor)}
        onNext={data.has_more ? turn(data.next_cursor) : undefined}
      />
    </Section>
  );
}

/** The page. */
export function AccountPage() {
  const { t } = useFormat();
  const { accountId } = useParams({ from: '/frame/ledger/accounts/$accountId' });
  const { data, error, refetch } = useQuery(accountQuery(accountId));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  return (
    <div className="page">
      <DeskTabs current="ledger" />
      {error && !data ? (
        <ErrorBlock error={error} what={t('ledger.colAccount')} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <Head account={data} />
          <AccountPostings id={accountId} />
        </>
      ) : (
        <SkeletonRows rows={10} />
      )}
    </div>
  );
}
