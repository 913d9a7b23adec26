/** The list of payments, the newest first: what came in, what it paid, what is kept as prepaid. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Money } from '../../parts/money.tsx';
import { paymentsQuery } from './data.ts';
import type { PaymentDocument } from './data.ts';
import type { ListFilters } from './filters.ts';
import { ListPage } from './list-page.tsx';

function Number({ row }: { row: PaymentDocument }) {
  return (
    <Link to="/payments/$paymentId" params={{ paymentId: row.id }} className="link nowrap">
      {row.number}
    </Link>
  );
}

function Amount({ row }: { row: PaymentDocument }) {
  return <Money {...row.amount} look="cell" label={row.number} figure={`payment.${row.id}.amount`} />;
}

function useColumns(): Column<PaymentDocument>[] {
  const { t, date } = useFormat();
  const { name } = useNames();
  return [
    { key: 'number', title: t('finance.payment'), heads: true, cell: (row) => <Number row={row} /> },
    {
      key: 'date',
      title: t('acts.received_on'),
      cell: (row) => <span className="second">{date(row.business_date)}</span>,
    },
    { key: 'buyer', title: t('orders.colBuyer'), cell: (row) => name(row.buyer) },
    {
      key: 'reference',
      title: t('acts.reference'),
      cell: (row) => <span className="second">{row.bank_reference ?? t('common.nothing')}</span>,
    },
    { key: 'amount', title: t('orders.colAmount'), align: 'right', cell: (row) => <Amount row={row} /> },
    {
      key: 'allocated',
      title: t('finance.allocated'),
      align: 'right',
      cell: (row) => <Money {...row.allocated_amount} look="cell" />,
    },
    {
      key: 'prepaid',
      title: t('finance.unallocated'),
      align: 'right',
      cell: (row) => <Money {...row.prepaid_amount} look="cell" />,
    },
  ];
}

function Card({ row }: { row: PaymentDocument }) {
  const { t, date, money } = useFormat();
  const { name } = useNames();
  return (
    <div className="order-card">
      <div className="card-line">
        <Number row={row} />
        <Amount row={row} />
      </div>
      <TwoLines first={name(row.buyer)} second={row.bank_reference} />
      <div className="card-line card-quiet">
        <span>{date(row.business_date)}</span>
        <span>
          {t('finance.unallocated')} {money(row.prepaid_amount.amount)}
        </span>
      </div>
    </div>
  );
}

/** The page. */
export function PaymentsPage() {
  const { t } = useFormat();
  const session = useSession();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/frame/payments' });
  const columns = useColumns();
  const query = useQuery(paymentsQuery({ q: filters.q, cursor: filters.cursor }));
  const onFilter = (next: ListFilters) => void navigate({ to: '/payments', search: next });
  return (
    <ListPage
      title={t('finance.payments')}
      actions={
        may(session, 'create', 'payment') && (
          <Button
            type="primary"
            icon={<Icon of={Plus} />}
            onClick={() => void navigate({ to: '/payments/new', search: {} })}
          >
            {t('acts.pay')}
          </Button>
        )
      }
      searchHint={t('finance.paymentHint')}
      filters={filters}
      onFilter={onFilter}
      query={query}
      columns={columns}
      rowKey={(row) => row.id}
      card={(row) => <Card row={row} />}
      onOpen={(row) => void navigate({ to: '/payments/$paymentId', params: { paymentId: row.id } })}
      empty={{ title: t('finance.paymentEmpty'), text: t('finance.paymentEmptyText') }}
      narrowed={filters.q !== undefined}
      noMatch={t('finance.paymentsWord')}
    />
  );
}
