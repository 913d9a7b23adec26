/** The page of one return: what comes back and why, what arrived, its credit note; approval, comments and timeline beside it. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { dec } from '../../../kernel/decimal.ts';
import { useLook, usePhone } from '../../lib/device.ts';
import { useNames } from '../../lib/names.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ApprovalRail } from '../../documents/approval-rail.tsx';
import { AttachmentRail } from '../../documents/attachments.tsx';
import { CommentSection } from '../../documents/comments.tsx';
import { EventTimeline } from '../../documents/event-timeline.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Money } from '../../parts/money.tsx';
import { MoneyStrip } from '../../parts/money-strip.tsx';
import { DotLine, Section } from '../../parts/section.tsx';
import { SkeletonDocument } from '../../parts/skeleton.tsx';
import { NotFound } from '../../shell/root.tsx';
import { returnQuery } from './data.ts';
import type { ReturnLine, ReturnView, VersionedReturn } from './data.ts';
import { ReturnActions } from './return-actions.tsx';
import { ReturnState } from './words.tsx';
import '../../styles/order.css';

function Head({ versioned }: { versioned: VersionedReturn }) {
  const { t } = useFormat();
  const { name } = useNames();
  const phone = usePhone();
  const { view } = versioned;
  const number = view.number ?? t('orders.draftNumber');
  return (
    <header className="document-head">
      <div className="document-kicker">
        {phone ? (
          <Link to="/returns" className="icon-button back" aria-label={t('common.back')}>
            <Icon of={ChevronLeft} size={22} />
          </Link>
        ) : (
          <span>
            <Link to="/returns">{t('returns.title')}</Link> / {t(`orders.returnState.${view.status}`)}
          </span>
        )}
        {phone && <h1 className="page-title">{number}</h1>}
      </div>
      <div className="document-title">
        {!phone && <h1 className="page-title">{number}</h1>}
        {view.number && <CopyButton text={view.number} label={t('parts.copyNumber', { number: view.number })} />}
        <ReturnState status={view.status} />
        <ReturnActions versioned={versioned} />
      </div>
      <div className="document-identity">
        <DotLine
          items={[
            name(view.buyer),
            view.region && name(view.region),
            view.order && (
              <Link key="order" to="/orders/$orderId" params={{ orderId: view.order.id }} className="link">
                {t('returns.fromOrder', { number: view.order.number ?? '' })}
              </Link>
            ),
            view.warehouse && name(view.warehouse),
          ]}
        />
      </div>
    </header>
  );
}

/** Goods before tax + tax = what is or will be credited. */
function Equation({ view }: { view: ReturnView }) {
  const { t } = useFormat();
  const { currency } = view;
  return (
    <MoneyStrip
      terms={[
        { key: 'net', label: t('returns.net'), amount: view.net_amount.amount, currency },
        { key: 'tax', label: t('returns.tax'), amount: view.tax_amount.amount, currency, operator: '+' },
        {
          key: 'gross',
          label: t(view.credit_note ? 'returns.credited' : 'returns.toCredit'),
          amount: view.gross_amount.amount,
          currency,
          operator: '=',
          figure: `return.${view.id}.gross`,
        },
      ]}
    />
  );
}

function Lines({ view }: { view: ReturnView }) {
  const { t, count, money } = useFormat();
  const { name } = useNames();
  const arrived = (line: ReturnLine) => {
    if (line.received_quantity === null) return <span className="quiet">{t('common.nothing')}</span>;
    const less = dec(line.quantity).minus(line.received_quantity);
    return less.isZero() ? (
      count(line.received_quantity)
    ) : (
      <TwoLines
        first={count(line.received_quantity)}
        second={<span className="state-text is-wait">{t('returns.less', { units: count(less.toFixed()) })}</span>}
      />
    );
  };
  const amount = (line: ReturnLine) => <Money amount={line.gross_amount.amount} look="cell" strong />;
  return (
    <Section title={t('returns.lines')} note={t('returns.linesNote', { currency: view.currency })}>
      <DataTable
        caption={t('returns.lines')}
        rows={view.lines}
        rowKey={(line) => line.id}
        card={(line) => (
          <>
            <div className="card-line">
              <strong>{name(line)}</strong>
              {amount(line)}
            </div>
            <div className="card-line card-quiet">
              <span>
                {t('returns.announced', { units: count(line.quantity), unit: line.unit })} ·{' '}
                {t(`acts.conditions.${line.condition}`)}
              </span>
              {line.received_quantity !== null && (
                <span>{t('returns.arrived', { units: count(line.received_quantity) })}</span>
              )}
            </div>
          </>
        )}
        sum={{ amount: <Money {...view.gross_amount} strong /> }}
        columns={[
          {
            key: 'product',
            title: t('orders.colProduct'),
            heads: true,
            cell: (line) => <TwoLines first={<span className="strong">{name(line)}</span>} second={line.sku_code} />,
          },
          {
            key: 'invoice',
            title: t('orders.colInvoice'),
            cell: (line) => <span className="second nowrap">{line.invoice_number ?? t('common.nothing')}</span>,
          },
          { key: 'condition', title: t('acts.condition'), cell: (line) => t(`acts.conditions.${line.condition}`) },
          {
            key: 'quantity',
            title: t('returns.colAnnounced'),
            align: 'right',
            cell: (line) => `${count(line.quantity)} ${line.unit}`,
          },
          { key: 'arrived', title: t('returns.colArrived'), align: 'right', cell: arrived },
          { key: 'price', title: t('orders.colNet'), align: 'right', cell: (line) => money(line.unit_price) },
          { key: 'amount', title: t('orders.colAmount'), align: 'right', cell: amount },
        ]}
      />
    </Section>
  );
}

function CreditNote({ view }: { view: ReturnView }) {
  const { t, date } = useFormat();
  const note = view.credit_note;
  if (!note) return null;
  const { currency } = view;
  return (
    <Section title={t('returns.creditNote')} note={`${note.number} · ${date(note.business_date)}`}>
      <MoneyStrip
        terms={[
          {
            key: 'gross',
            label: t('returns.credited'),
            amount: note.gross_amount.amount,
            currency,
            figure: `credit_note.${note.id}.gross`,
          },
          { key: 'applied', label: t('returns.applied'), amount: note.applied_amount.amount, currency, operator: '−' },
          {
            key: 'left',
            label: t('returns.left'),
            amount: note.left_amount.amount,
            currency,
            operator: '=',
            figure: `credit_note.${note.id}.left`,
          },
        ]}
      />
    </Section>
  );
}

function Remarks({ view }: { view: ReturnView }) {
  const { t } = useFormat();
  const rows = [
    [t('acts.reason'), view.reason],
    [t('orders.endReason'), view.end_reason],
    [t('orders.note'), view.note],
  ].filter(([, text]) => text);
  return (
    <dl className="facts">
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Document({ versioned }: { versioned: VersionedReturn }) {
  const { t } = useFormat();
  const { device } = useLook();
  const { view } = versioned;
  return (
    <div className="document">
      <Head versioned={versioned} />
      <div className={device === 'wide' ? 'document-columns' : 'document-column'}>
        <div className="document-main">
          <Equation view={view} />
          <Lines view={view} />
          <CreditNote view={view} />
          <Remarks view={view} />
          <CommentSection type="return" id={view.id} />
        </div>
        <aside className="document-rail">
          {view.approval && <ApprovalRail approval={view.approval} />}
          <AttachmentRail type="return" id={view.id} />
          <Section title={t('parts.timeline')} className="rail-part">
            <EventTimeline events={view.events} currency={view.currency} />
          </Section>
        </aside>
      </div>
    </div>
  );
}

/** The page. */
export function ReturnPage() {
  const { t } = useFormat();
  const { returnId } = useParams({ from: '/frame/returns/$returnId' });
  const { data, error, refetch } = useQuery({ ...returnQuery(returnId), refetchInterval: 20_000 });
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error && !data)
    return (
      <div className="page">
        <ErrorBlock error={error} what={t('returns.what')} onRetry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div className="page">
        <SkeletonDocument />
      </div>
    );
  return <Document versioned={data} />;
}
