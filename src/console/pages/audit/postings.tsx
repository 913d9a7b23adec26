/** Transfers with their postings, debit and credit, each account and transfer a link. */
import { Link } from '@tanstack/react-router';
import type { TransferView } from '../../../ledger/books.schema.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Stamp } from '../../parts/stamp.tsx';

type Posting = TransferView['postings'][number] & { transfer: TransferView; first: boolean };

/** Name of an account: its purpose and its partner. */
export function useAccountName() {
  const { name } = useNames();
  const word = useWord();
  return (account: { purpose: string; party: Parameters<typeof name>[0] | null }) =>
    [word(`accounts.${account.purpose}`) ?? account.purpose, account.party && name(account.party)]
      .filter(Boolean)
      .join(' · ');
}

function AccountLink({ posting }: { posting: Posting }) {
  const accountName = useAccountName();
  return (
    <Link to="/ledger/accounts/$accountId" params={{ accountId: posting.account_id }} className="link">
      {accountName(posting)}
    </Link>
  );
}

function TransferLink({ transfer }: { transfer: TransferView }) {
  const word = useWord();
  return (
    <Link to="/ledger/transfers/$transferId" params={{ transferId: transfer.transfer_id }} className="link nowrap">
      {word(`books.${transfer.book}`) ?? transfer.book}
    </Link>
  );
}

/** One row per posting; the first of a transfer names it. `withTransfer` false leaves the transfer out. */
export function Postings({
  transfers,
  totals,
  withTransfer = true,
}: {
  transfers: readonly TransferView[];
  totals?: { debit: string; credit: string };
  withTransfer?: boolean;
}) {
  const { t, money } = useFormat();
  const nothing = t('common.nothing');
  const rows: Posting[] = transfers.flatMap((transfer) =>
    transfer.postings.map((posting, i) => ({ ...posting, transfer, first: i === 0 })),
  );
  return (
    <DataTable
      caption={t('audit.postings')}
      dense
      rows={rows}
      rowKey={(row) => `${row.transfer.transfer_id}:${row.line}`}
      columns={[
        ...(withTransfer
          ? [
              {
                key: 'transfer',
                title: t('audit.transfer'),
                cell: (row: Posting) => row.first && <TransferLink transfer={row.transfer} />,
              },
              {
                key: 'at',
                title: t('audit.when'),
                cell: (row: Posting) => row.first && <Stamp at={row.transfer.at} />,
              },
            ]
          : []),
        { key: 'account', title: t('audit.account'), heads: true, cell: (row) => <AccountLink posting={row} /> },
        {
          key: 'debit',
          title: t('audit.debit'),
          align: 'right',
          cell: (row) => (row.debit === null ? nothing : money(row.debit)),
        },
        {
          key: 'credit',
          title: t('audit.credit'),
          align: 'right',
          cell: (row) => (row.credit === null ? nothing : money(row.credit)),
        },
      ]}
      sum={totals && { debit: money(totals.debit), credit: money(totals.credit) }}
      card={(row) => (
        <>
          {withTransfer && row.first && (
            <div className="card-line card-quiet">
              <TransferLink transfer={row.transfer} />
              <Stamp at={row.transfer.at} />
            </div>
          )}
          <div className="card-line">
            <AccountLink posting={row} />
            <span className="nowrap">
              {row.debit === null
                ? `${t('audit.credit')} ${money(row.credit ?? '0')}`
                : `${t('audit.debit')} ${money(row.debit)}`}
            </span>
          </div>
        </>
      )}
    />
  );
}
