/** What partners owe by how long it is past due, and the credit notes that are still to be used. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { AGES } from '../../../payments/receivables.schema.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, NoMatch, OrdersDrawing } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx';
import { Money } from '../../parts/money.tsx';
import { SavedTabs } from '../../parts/saved-tabs.tsx';
import { PageHead } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { agingQuery, creditNotesQuery } from './data.ts';
import type { Aging, CreditNoteRow } from './data.ts';
import { RECEIVABLE_VIEWS } from './filters.ts';
import type { ReceivableFilters } from './filters.ts';
import { ListPage } from './list-page.tsx';

type AgingRow = Aging['data'][number];
const FIGURES = [...AGES, 'total', 'prepaid', 'credit_note'] as const;

function DealerLink({ dealer }: { dealer: AgingRow['dealer'] }) {
  const { name } = useNames();
  return (
    <Link to="/print/statements/$dealerId" params={{ dealerId: dealer.id }} className="link">
      {name(dealer)}
    </Link>
  );
}

/** The open invoices behind the figures of a row, each of which opens to its postings. */
function InvoicesLink({ row }: { row: AgingRow }) {
  const { t } = useFormat();
  return (
    <Link to="/invoices" search={{ q: row.dealer.name }} className="link">
      {t('finance.invoiceCount', { count: row.invoices })}
    </Link>
  );
}

function AgingTable({ aging }: { aging: Aging }) {
  const { t } = useFormat();
  const columns: Column<AgingRow>[] = [
    {
      key: 'dealer',
      title: t('orders.colBuyer'),
      heads: true,
      cell: (row) => <TwoLines first={<DealerLink dealer={row.dealer} />} second={<InvoicesLink row={row} />} />,
    },
    ...FIGURES.map((key) => ({
      key,
      title: t(`finance.age.${key}`),
      align: 'right' as const,
      cell: (row: AgingRow) => <Money amount={row[key].amount} look="cell" strong={key === 'total'} />,
    })),
  ];
  return (
    <DataTable
      caption={t('finance.aging')}
      columns={columns}
      rows={aging.data}
      rowKey={(row) => row.dealer.id}
      sum={Object.fromEntries(FIGURES.map((key) => [key, <Money key={key} amount={aging.sums[key].amount} strong />]))}
      card={(row) => (
        <div className="order-card">
          <div className="card-line">
            <DealerLink dealer={row.dealer} />
            <Money {...row.total} look="cell" strong />
          </div>
          <InvoicesLink row={row} />
          <dl className="card-sums">
            {FIGURES.filter((key) => key !== 'total' && /[1-9]/.test(row[key].amount)).map((key) => (
              <div key={key}>
                <dt>{t(`finance.age.${key}`)}</dt>
                <dd>
                  <Money amount={row[key].amount} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      empty={<Empty drawing={<OrdersDrawing />} title={t('finance.agingEmpty')} text={t('finance.agingEmptyText')} />}
    />
  );
}

function useTabs(view: 'aging' | 'notes', onFilter: (filters: ReceivableFilters) => void) {
  const { t } = useFormat();
  return (
    <SavedTabs
      label={t('finance.views')}
      current={view}
      tabs={RECEIVABLE_VIEWS.map((key) => ({ key, name: t(`finance.receivableView.${key}`) }))}
      onChange={(key) => onFilter({ view: key === 'notes' ? 'notes' : undefined })}
    />
  );
}

function AgingPage({
  filters,
  onFilter,
}: {
  filters: ReceivableFilters;
  onFilter: (filters: ReceivableFilters) => void;
}) {
  const { t, date } = useFormat();
  const tabs = useTabs('aging', onFilter);
  const { data, error, refetch } = useQuery(agingQuery(filters.q ?? ''));
  return (
    <div className="page">
      <PageHead
        title={t('finance.receivables')}
        note={data && t('finance.asOf', { date: date(data.as_of), currency: data.currency })}
      />
      {tabs}
      <FilterBar>
        <SearchBox
          value={filters.q ?? ''}
          placeholder={t('orders.colBuyer')}
          onSearch={(q) => onFilter({ q: q || undefined })}
        />
      </FilterBar>
      {error ? (
        <ErrorBlock error={error} what={t('finance.aging')} onRetry={() => void refetch()} />
      ) : data ? (
        data.data.length === 0 && filters.q ? (
          <NoMatch what={t('finance.partnersWord')} onClear={() => onFilter({})} />
        ) : (
          <AgingTable aging={data} />
        )
      ) : (
        <SkeletonRows rows={8} />
      )}
      {data?.more && <p className="quiet">{t('finance.agingMore', { count: data.data.length })}</p>}
    </div>
  );
}

function useNoteColumns(): Column<CreditNoteRow>[] {
  const { t, date } = useFormat();
  const { name } = useNames();
  return [
    {
      key: 'number',
      title: t('returns.creditNote'),
      heads: true,
      cell: (row) => <span className="strong nowrap">{row.number}</span>,
    },
    { key: 'buyer', title: t('orders.colBuyer'), cell: (row) => name(row.buyer) },
    {
      key: 'return',
      title: t('returns.title'),
      cell: (row) =>
        row.return ? (
          <Link to="/returns/$returnId" params={{ returnId: row.return.id }} className="link nowrap">
            {row.return.number}
          </Link>
        ) : (
          t('common.nothing')
        ),
    },
    { key: 'date', title: t('finance.colDate'), cell: (row) => date(row.business_date) },
    {
      key: 'gross',
      title: t('returns.credited'),
      align: 'right',
      cell: (row) => (
        <Money {...row.gross_amount} look="cell" label={row.number} figure={`credit_note.${row.id}.gross`} />
      ),
    },
    {
      key: 'applied',
      title: t('returns.applied'),
      align: 'right',
      cell: (row) => <Money {...row.applied_amount} look="cell" />,
    },
    {
      key: 'left',
      title: t('returns.left'),
      align: 'right',
      cell: (row) => (
        <Money {...row.left_amount} look="cell" label={row.number} figure={`credit_note.${row.id}.left`} />
      ),
    },
  ];
}

function NotesPage({
  filters,
  onFilter,
}: {
  filters: ReceivableFilters;
  onFilter: (filters: ReceivableFilters) => void;
}) {
  const { t } = useFormat();
  const { name } = useNames();
  const navigate = useNavigate();
  const tabs = useTabs('notes', onFilter);
  const columns = useNoteColumns();
  const query = useQuery(creditNotesQuery({ q: filters.q, cursor: filters.cursor }));
  return (
    <ListPage
      title={t('finance.receivables')}
      tabs={tabs}
      searchHint={t('returns.searchHint')}
      filters={filters}
      onFilter={onFilter}
      query={query}
      columns={columns}
      rowKey={(row) => row.id}
      card={(row) => (
        <div className="order-card">
          <div className="card-line">
            <strong>{row.number}</strong>
            <Money {...row.left_amount} look="cell" label={row.number} figure={`credit_note.${row.id}.left`} />
          </div>
          <div className="card-quiet">{name(row.buyer)}</div>
        </div>
      )}
      onOpen={(row) => row.return && void navigate({ to: '/returns/$returnId', params: { returnId: row.return.id } })}
      empty={{ title: t('finance.notesEmpty'), text: t('finance.notesEmptyText') }}
      narrowed={filters.q !== undefined}
      noMatch={t('returns.creditNote')}
    />
  );
}

/** The page. */
export function ReceivablesPage() {
  const navigate = useNavigate();
  const filters = useSearch({ from: '/frame/receivables' });
  const onFilter = (next: ReceivableFilters) => void navigate({ to: '/receivables', search: next });
  return filters.view === 'notes' ? (
    <NotesPage filters={filters} onFilter={onFilter} />
  ) : (
    <AgingPage filters={filters} onFilter={onFilter} />
  );
}
