/** The list of invoices, the oldest due first. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { dec } from '../../../kernel/decimal.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Money } from '../../parts/money.tsx';
import { SavedTabs } from '../../parts/saved-tabs.tsx';
import { invoicesQuery } from './data.ts';
import type { InvoiceRow } from './data.ts';
import { INVOICE_VIEWS, isInvoiceView } from './filters.ts';
import type { InvoiceFilters } from './filters.ts';
import { ListPage } from './list-page.tsx';
import { InvoiceState } from './words.tsx';

function Number({ row }: { row: InvoiceRow }) {
  return (
    <Link to="/invoices/$invoiceId" params={{ invoiceId: row.id }} className="link nowrap">
      {row.number}
    </Link>
  );
}

function Open({ row }: { row: InvoiceRow }) {
  const { t } = useFormat();
  return (
    <Money
      {...row.open_amount}
      look="cell"
      label={`${row.number} ${t('orders.colOpen')}`}
      figure={`invoice.${row.id}.open`}
    />
  );
}

function useColumns(): Column<InvoiceRow>[] {
  const { t, date } = useFormat();
  const { name } = useNames();
  return [
    { key: 'number', title: t('orders.colInvoice'), heads: true, cell: (row) => <Number row={row} /> },
    { key: 'buyer', title: t('orders.colBuyer'), cell: (row) => name(row.buyer) },
    {
      key: 'order',
      title: t('orders.one'),
      cell: (row) => (
        <Link to="/orders/$orderId" params={{ orderId: row.order.id }} className="link nowrap">
          {row.order.number}
        </Link>
      ),
    },
    {
      key: 'date',
      title: t('finance.colDate'),
      cell: (row) => <span className="second">{date(row.business_date)}</span>,
    },
    { key: 'due', title: t('orders.colDue'), cell: (row) => <span className="second">{date(row.due_date)}</span> },
    {
      key: 'gross',
      title: t('orders.colGross'),
      align: 'right',
      cell: (row) => (
        <Money
          {...row.gross_amount}
          look="cell"
          label={`${row.number} ${t('orders.colGross')}`}
          figure={`invoice.${row.id}.gross`}
        />
      ),
    },
    {
      key: 'settled',
      title: t('orders.colSettled'),
      align: 'right',
      cell: (row) => (
        <Money
          amount={dec(row.gross_amount.amount).minus(row.open_amount.amount).toFixed()}
          currency={row.gross_amount.currency}
          look="cell"
        />
      ),
    },
    { key: 'open', title: t('orders.colOpen'), align: 'right', cell: (row) => <Open row={row} /> },
    { key: 'state', title: t('orders.colState'), cell: (row) => <InvoiceState invoice={row} /> },
  ];
}

function Card({ row }: { row: InvoiceRow }) {
  const { t, date } = useFormat();
  const { name } = useNames();
  return (
    <div className="order-card">
      <div className="card-line">
        <Number row={row} />
        <InvoiceState invoice={row} />
      </div>
      <div className="card-line">
        <TwoLines first={name(row.buyer)} second={row.order.number} />
        <Open row={row} />
      </div>
      <div className="card-quiet">
        {t('orders.colDue')} {date(row.due_date)}
      </div>
    </div>
  );
}

/** The page. */
export function InvoicesPage() {
  const { t } = useFormat();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/frame/invoices' });
  const { view = 'open', q, cursor } = filters;
  const columns = useColumns();
  const query = useQuery(invoicesQuery({ ...INVOICE_VIEWS[view], q, cursor }));
  const onFilter = (next: InvoiceFilters) => void navigate({ to: '/invoices', search: next });
  return (
    <ListPage
      title={t('finance.invoices')}
      tabs={
        <SavedTabs
          label={t('finance.views')}
          current={view}
          tabs={Object.keys(INVOICE_VIEWS)
            .filter(isInvoiceView)
            .map((key) => ({ key, name: t(`finance.invoiceView.${key}`) }))}
          onChange={(key) => onFilter({ q, view: isInvoiceView(key) && key !== 'open' ? key : undefined })}
        />
      }
      searchHint={t('finance.invoiceHint')}
      filters={filters}
      onFilter={onFilter}
      query={query}
      columns={columns}
      rowKey={(row) => row.id}
      card={(row) => <Card row={row} />}
      onOpen={(row) => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: row.id } })}
      empty={{ title: t(`finance.invoiceEmpty.${view}`), text: t('finance.invoiceEmptyText') }}
      narrowed={q !== undefined}
      noMatch={t('finance.invoicesWord')}
    />
  );
}
