/** One invoice: gross less what settled it is what is open; its lines, its payments and credit notes. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { WalletCards } from 'lucide-react';
import { useState } from 'react';
import { dec } from '../../../kernel/decimal.ts';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import { Money } from '../../parts/money.tsx';
import { MoneyStrip } from '../../parts/money-strip.tsx';
import { Section } from '../../parts/section.tsx';
import { Awaited } from '../paper/awaited.tsx';
import { invoiceQuery } from './data.ts';
import type { InvoiceDetail } from './data.ts';
import { DocumentHead } from './document-head.tsx';
import { InvoiceState } from './words.tsx';
import { WriteOffDialog } from './write-off-dialog.tsx';

function Equation({ invoice }: { invoice: InvoiceDetail }) {
  const { t, money } = useFormat();
  const { currency } = invoice.gross_amount;
  const less = (['offset', 'paid', 'credited', 'written_off'] as const)
    .map((key) => ({ key, amount: invoice[`${key}_amount`].amount }))
    .filter(({ key, amount }) => key === 'paid' || !dec(amount).isZero());
  return (
    <MoneyStrip
      terms={[
        {
          key: 'gross',
          label: t('orders.colGross'),
          amount: invoice.gross_amount.amount,
          currency,
          figure: `invoice.${invoice.id}.gross`,
          note: t('orders.taxIncluded', { tax: money(invoice.tax_amount.amount) }),
        },
        ...less.map(({ key, amount }) => ({
          key,
          label: t(`finance.less.${key}`),
          amount,
          currency,
          operator: '−' as const,
        })),
        {
          key: 'open',
          label: t('orders.colOpen'),
          amount: invoice.open_amount.amount,
          currency,
          operator: '=' as const,
          figure: `invoice.${invoice.id}.open`,
        },
      ]}
    />
  );
}

function Lines({ invoice }: { invoice: InvoiceDetail }) {
  const { t, count, money } = useFormat();
  const { name } = useNames();
  return (
    <Section title={t('orders.lines')}>
      <DataTable
        caption={t('orders.lines')}
        rows={invoice.lines}
        rowKey={(line) => line.id}
        sum={{ amount: <Money {...invoice.gross_amount} strong /> }}
        card={(line) => (
          <>
            <div className="card-line">
              <strong>{name(line)}</strong>
              <Money amount={line.gross_amount.amount} look="cell" />
            </div>
            <div className="card-quiet">
              {money(line.unit_price)} × {count(line.quantity)} {line.unit}
            </div>
          </>
        )}
        columns={[
          {
            key: 'product',
            title: t('orders.colProduct'),
            heads: true,
            cell: (line) => <TwoLines first={<span className="strong">{name(line)}</span>} second={line.sku_code} />,
          },
          {
            key: 'quantity',
            title: t('orders.colQuantity'),
            align: 'right',
            cell: (line) => `${count(line.quantity)} ${line.unit}`,
          },
          {
            key: 'returned',
            title: t('orders.returns'),
            align: 'right',
            cell: (line) => count(line.returned_quantity),
          },
          { key: 'price', title: t('orders.colNet'), align: 'right', cell: (line) => money(line.unit_price) },
          { key: 'net', title: t('returns.net'), align: 'right', cell: (line) => money(line.net_amount.amount) },
          { key: 'tax', title: t('returns.tax'), align: 'right', cell: (line) => money(line.tax_amount.amount) },
          {
            key: 'amount',
            title: t('orders.colAmount'),
            align: 'right',
            cell: (line) => <Money amount={line.gross_amount.amount} look="cell" strong />,
          },
        ]}
      />
    </Section>
  );
}

type Settling = { key: string; kind: 'payment' | 'note'; id: string; number: string; date: string; amount: string };

function Settled({ invoice }: { invoice: InvoiceDetail }) {
  const { t, date } = useFormat();
  const rows: Settling[] = [
    ...invoice.payments.map((one) => ({
      key: one.id,
      kind: 'payment' as const,
      id: one.id,
      number: one.number,
      date: one.business_date,
      amount: one.amount.amount,
    })),
    ...invoice.credit_notes.map((one) => ({
      key: one.id,
      kind: 'note' as const,
      id: one.return?.id ?? '',
      number: one.number,
      date: one.business_date,
      amount: one.amount.amount,
    })),
  ];
  if (rows.length === 0) return null;
  const number = (row: Settling) =>
    row.kind === 'payment' ? (
      <Link to="/payments/$paymentId" params={{ paymentId: row.id }} className="link nowrap">
        {row.number}
      </Link>
    ) : (
      <Link to="/returns/$returnId" params={{ returnId: row.id }} className="link nowrap">
        {row.number}
      </Link>
    );
  const amount = (row: Settling) => (
    <Money
      amount={row.amount}
      look="cell"
      label={row.number}
      figure={row.kind === 'payment' ? `payment.${row.id}.amount` : `credit_note.${row.key}.gross`}
    />
  );
  return (
    <Section title={t('finance.settledBy')}>
      <DataTable
        caption={t('finance.settledBy')}
        rows={rows}
        rowKey={(row) => row.key}
        card={(row) => (
          <>
            <div className="card-line">
              {number(row)}
              {amount(row)}
            </div>
            <div className="card-quiet">
              {t(`finance.settling.${row.kind}`)} · {date(row.date)}
            </div>
          </>
        )}
        columns={[
          { key: 'number', title: t('orders.colNumber'), heads: true, cell: number },
          { key: 'kind', title: t('paper.kind'), cell: (row) => t(`finance.settling.${row.kind}`) },
          { key: 'date', title: t('finance.colDate'), cell: (row) => date(row.date) },
          { key: 'amount', title: t('orders.colAmount'), align: 'right', cell: amount },
        ]}
      />
    </Section>
  );
}

function Document({ invoice }: { invoice: InvoiceDetail }) {
  const { t, date } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const navigate = useNavigate();
  const [writingOff, setWritingOff] = useState(false);
  const settled = dec(invoice.open_amount.amount).isZero();
  const reason = settled ? t('reasons.NOTHING_TO_PAY') : undefined;
  const pays = may(session, 'create', 'payment');
  return (
    <div className="document">
      <DocumentHead
        list="/invoices"
        listName={t('finance.invoices')}
        number={invoice.number}
        state={<InvoiceState invoice={invoice} tag />}
        actions={
          <ActionBar
            actions={[
              ...(pays ? [{ name: 'pay' as const, label: t('acts.pay'), reason }] : []),
              ...(may(session, 'write_off', 'invoice')
                ? [{ name: 'write_off' as const, label: t('acts.write_off'), reason }]
                : []),
            ]}
            primaries={['pay']}
            dangers={[]}
            drawings={{ pay: WalletCards }}
            onStart={(action) =>
              action === 'pay'
                ? void navigate({ to: '/payments/new', search: { dealer: invoice.buyer.id } })
                : setWritingOff(true)
            }
          />
        }
        identity={[
          name(invoice.buyer),
          <Link key="order" to="/orders/$orderId" params={{ orderId: invoice.order.id }} className="link">
            {invoice.order.number}
          </Link>,
          `${t('finance.colDate')} ${date(invoice.business_date)}`,
          `${t('orders.colDue')} ${date(invoice.due_date)}`,
          <Link
            key="statement"
            to="/print/statements/$dealerId"
            params={{ dealerId: invoice.buyer.id }}
            className="link"
          >
            {t('paper.statement')}
          </Link>,
        ]}
      />
      <div className="document-column">
        <div className="document-main">
          <Equation invoice={invoice} />
          <Lines invoice={invoice} />
          <Settled invoice={invoice} />
        </div>
      </div>
      {writingOff && <WriteOffDialog invoice={invoice} onClose={() => setWritingOff(false)} />}
    </div>
  );
}

/** The page. */
export function InvoicePage() {
  const { t } = useFormat();
  const { invoiceId } = useParams({ from: '/frame/invoices/$invoiceId' });
  const query = useQuery(invoiceQuery(invoiceId));
  return (
    <Awaited query={query} what={t('finance.invoice')}>
      {(invoice) => <Document invoice={invoice} />}
    </Awaited>
  );
}
