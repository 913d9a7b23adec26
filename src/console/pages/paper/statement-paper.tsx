/** A dealer's statement 对账单 on paper: opening, every movement with the running balance, closing, what is open; the time is chosen above it. */
import { Button, DatePicker } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { Download } from 'lucide-react';
import { dec } from '../../../kernel/decimal.ts';
import type { Statement } from '../../../payments/schema.ts';
import { get, queryText } from '../../lib/api.ts';
import { businessToday } from '../../lib/format.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { Awaited } from './awaited.tsx';
import { InWords, Sheet, SheetTable, Signatures } from './sheet.tsx';

type Entry = Statement['entries'][number];
type OpenItem = Statement['open_items'][number];

function Tools({ dealerId, from, to }: { dealerId: string; from: string; to: string }) {
  const { t, zone, language } = useFormat();
  const navigate = useNavigate();
  const today = dayjs(businessToday(zone));
  const choose = (start: string, end: string) =>
    void navigate({
      to: '/print/statements/$dealerId',
      params: { dealerId },
      search: { from: start, to: end },
      replace: true,
    });
  const months = [0, 1].map((back) => {
    const month = today.subtract(back, 'month');
    return {
      label: t(back === 0 ? 'paper.thisMonth' : 'paper.lastMonth'),
      value: [month.startOf('month'), back === 0 ? today : month.endOf('month')] as [dayjs.Dayjs, dayjs.Dayjs],
    };
  });
  const file = (format: 'xlsx' | 'csv') =>
    `/api/v1/dealers/${dealerId}/statement/export${queryText({ from, to, format })}`;
  return (
    <div className="paper-tools">
      <DatePicker.RangePicker
        key={language}
        aria-label={t('paper.period')}
        allowClear={false}
        value={[dayjs(from), dayjs(to)]}
        maxDate={today}
        presets={[...months, { label: t('orders.last90'), value: [today.subtract(89, 'day'), today] }]}
        onChange={(range) => {
          const [start, end] = range ?? [];
          if (start && end) choose(start.format('YYYY-MM-DD'), end.format('YYYY-MM-DD'));
        }}
      />
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button key={format} icon={<Icon of={Download} />} href={file(format)} download>
          {t(`paper.${format}`)}
        </Button>
      ))}
    </div>
  );
}

function Movements({ statement }: { statement: Statement }) {
  const { t, money } = useFormat();
  const amount = (entry: Entry) => dec(entry.amount.amount);
  return (
    <SheetTable<Entry>
      caption={t('paper.movements')}
      rows={statement.entries}
      rowKey={(entry) => entry.transfer_id}
      columns={[
        { key: 'date', title: t('paper.date'), cell: (entry) => entry.business_date },
        { key: 'kind', title: t('paper.kind'), cell: (entry) => t(`paper.kinds.${entry.kind}`) },
        {
          key: 'number',
          title: t('orders.colNumber'),
          cell: (entry) => entry.document_number ?? entry.order?.number ?? '',
        },
        { key: 'order', title: t('orders.one'), cell: (entry) => entry.order?.number ?? '' },
        {
          key: 'increase',
          title: t('paper.increase'),
          right: true,
          cell: (entry) => (amount(entry).gt(0) ? money(entry.amount.amount) : ''),
        },
        {
          key: 'decrease',
          title: t('paper.decrease'),
          right: true,
          cell: (entry) => (amount(entry).lt(0) ? money(amount(entry).negated().toFixed()) : ''),
        },
        { key: 'balance', title: t('paper.balance'), right: true, cell: (entry) => money(entry.balance.amount) },
      ]}
      foot={[
        {
          key: 'sum',
          label: t('paper.movementSum'),
          values: {
            increase: money(statement.increase.amount),
            decrease: money(statement.decrease.amount),
            balance: '',
          },
        },
        {
          key: 'closing',
          label: t('paper.closingOn', { date: statement.to }),
          values: { balance: money(statement.closing_balance.amount, statement.closing_balance.currency) },
        },
      ]}
    />
  );
}

function OpenItems({ statement }: { statement: Statement }) {
  const { t, money } = useFormat();
  if (statement.open_items.length === 0) return null;
  return (
    <>
      <h2>{t('paper.openItems')}</h2>
      <SheetTable<OpenItem>
        caption={t('paper.openItems')}
        rows={statement.open_items}
        rowKey={(item) => item.id ?? item.kind}
        columns={[
          { key: 'kind', title: t('paper.kind'), cell: (item) => t(`paper.openKinds.${item.kind}`) },
          { key: 'number', title: t('orders.colNumber'), cell: (item) => item.number ?? '' },
          { key: 'date', title: t('paper.date'), cell: (item) => item.business_date ?? '' },
          {
            key: 'due',
            title: t('orders.colDue'),
            cell: (item) =>
              item.due_date ? [item.due_date, item.overdue && t('orders.overdue')].filter(Boolean).join(' ') : '',
          },
          { key: 'amount', title: t('orders.colAmount'), right: true, cell: (item) => money(item.amount.amount) },
          { key: 'open', title: t('orders.colOpen'), right: true, cell: (item) => money(item.open_amount.amount) },
        ]}
      />
    </>
  );
}

function Paper({ statement }: { statement: Statement }) {
  const { t, money } = useFormat();
  const { name } = useNames();
  const { currency, amount: closing } = statement.closing_balance;
  const owes = !dec(closing).isNegative();
  return (
    <Sheet
      title={t('paper.statement')}
      facts={[
        [t('orders.colBuyer'), name(statement.dealer)],
        [t('paper.period'), `${statement.from} – ${statement.to}`],
        [t('paper.opening'), money(statement.opening_balance.amount, currency)],
        [t('paper.closing'), money(closing, currency)],
      ]}
    >
      <Movements statement={statement} />
      {statement.more && <p role="note">{t('paper.more', { count: statement.entries.length })}</p>}
      <p>
        {t(owes ? 'paper.owes' : 'paper.owed', {
          amount: money(dec(closing).abs().toFixed(), currency),
          date: statement.to,
        })}
      </p>
      {owes && <InWords amount={closing} currency={currency} />}
      <OpenItems statement={statement} />
      <p>{t('paper.confirm')}</p>
      <Signatures labels={[t('paper.seller'), t('paper.buyer')]} />
    </Sheet>
  );
}

/** The page; `?from=&to=` is the time, the running month when absent. */
export function StatementPaper() {
  const { t, zone } = useFormat();
  const { dealerId } = useParams({ from: '/paper/print/statements/$dealerId' });
  const search = useSearch({ from: '/paper/print/statements/$dealerId' });
  const today = businessToday(zone);
  const from = search.from ?? `${today.slice(0, 7)}-01`;
  const to = search.to ?? today;
  const query = useQuery({
    queryKey: ['orders', 'statement', dealerId, from, to],
    queryFn: ({ signal }) => get<Statement>(`/dealers/${dealerId}/statement`, { from, to }, signal),
  });
  return (
    <>
      <Tools dealerId={dealerId} from={from} to={to} />
      <Awaited query={query} what={t('paper.statement')}>
        {(statement) => <Paper statement={statement} />}
      </Awaited>
    </>
  );
}
