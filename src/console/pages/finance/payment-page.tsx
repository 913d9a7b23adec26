/** One payment: the amount less what it paid is what is kept; every invoice it paid. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { chineseAmount } from '../../lib/chinese-amount.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Money } from '../../parts/money.tsx';
import { MoneyStrip } from '../../parts/money-strip.tsx';
import { Section } from '../../parts/section.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { Awaited } from '../paper/awaited.tsx';
import { paymentQuery } from './data.ts';
import type { PaymentDocument } from './data.ts';
import { DocumentHead } from './document-head.tsx';

type Allocation = PaymentDocument['allocations'][number];

function Allocations({ payment }: { payment: PaymentDocument }) {
  const { t } = useFormat();
  if (payment.allocations.length === 0) return null;
  const invoice = (row: Allocation) => (
    <Link to="/invoices/$invoiceId" params={{ invoiceId: row.invoice_id }} className="link nowrap">
      {row.invoice_number}
    </Link>
  );
  const order = (row: Allocation) => (
    <Link to="/orders/$orderId" params={{ orderId: row.order_id }} className="link nowrap">
      {row.order_number}
    </Link>
  );
  const amount = (row: Allocation) => (
    <Money
      amount={row.amount.amount}
      look="cell"
      label={row.invoice_number}
      figure={`invoice.${row.invoice_id}.open`}
    />
  );
  return (
    <Section title={t('finance.allocations')}>
      <DataTable
        caption={t('finance.allocations')}
        rows={payment.allocations}
        rowKey={(row) => row.invoice_id}
        sum={{ amount: <Money {...payment.allocated_amount} strong /> }}
        card={(row) => (
          <div className="card-line">
            <span>
              {invoice(row)} {order(row)}
            </span>
            {amount(row)}
          </div>
        )}
        columns={[
          { key: 'invoice', title: t('orders.colInvoice'), heads: true, cell: invoice },
          { key: 'order', title: t('orders.one'), cell: order },
          { key: 'amount', title: t('orders.colAmount'), align: 'right', cell: amount },
        ]}
      />
    </Section>
  );
}

function InWords({ amount }: { amount: string }) {
  return <span lang="zh-CN">{chineseAmount(amount)}</span>;
}

function Document({ payment }: { payment: PaymentDocument }) {
  const { t, date } = useFormat();
  const { name } = useNames();
  const word = useWord();
  const { currency, amount } = payment.amount;
  const facts: [string, React.ReactNode][] = [
    [t('acts.reference'), payment.bank_reference],
    [t('finance.inWords'), currency === 'CNY' && <InWords key="words" amount={amount} />],
    [t('orders.note'), payment.note],
    [
      t('finance.recorded'),
      payment.created_by && (
        <>
          {name(payment.created_by)} · <Stamp at={payment.created_at} />
        </>
      ),
    ],
  ];
  return (
    <div className="document">
      <DocumentHead
        list="/payments"
        listName={t('finance.payments')}
        number={payment.number}
        identity={[
          name(payment.buyer),
          `${t('acts.received_on')} ${date(payment.business_date)}`,
          word(`acts.methods.${payment.method}`) ?? payment.method,
          <Link
            key="statement"
            to="/print/statements/$dealerId"
            params={{ dealerId: payment.buyer.id }}
            className="link"
          >
            {t('paper.statement')}
          </Link>,
        ]}
      />
      <div className="document-column">
        <div className="document-main">
          <MoneyStrip
            terms={[
              {
                key: 'amount',
                label: t('acts.amount'),
                amount,
                currency,
                figure: `payment.${payment.id}.amount`,
              },
              {
                key: 'allocated',
                label: t('finance.allocated'),
                amount: payment.allocated_amount.amount,
                currency,
                operator: '−',
              },
              {
                key: 'prepaid',
                label: t('finance.unallocated'),
                amount: payment.prepaid_amount.amount,
                currency,
                operator: '=',
                note: t('finance.unallocatedNote'),
              },
            ]}
          />
          <Allocations payment={payment} />
          <dl className="facts">
            {facts
              .filter(([, value]) => Boolean(value))
              .map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </div>
      </div>
    </div>
  );
}

/** The page. */
export function PaymentPage() {
  const { t } = useFormat();
  const { paymentId } = useParams({ from: '/frame/payments/$paymentId' });
  const query = useQuery(paymentQuery(paymentId));
  return (
    <Awaited query={query} what={t('finance.payment')}>
      {(payment) => <Document payment={payment} />}
    </Awaited>
  );
}
