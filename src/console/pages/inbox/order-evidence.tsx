/** The evidence beside an order to decide: the dealer's credit as a sum, what is overdue, the contract, and what happened so far. */
import { useQuery } from '@tanstack/react-query';
import { dec } from '../../../kernel/decimal.ts';
import type { DealerView } from '../../../parties/schema.ts';
import { EventTimeline } from '../../documents/event-timeline.tsx';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Money } from '../../parts/money.tsx';
import { Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { dealerQuery } from '../new-order/data.ts';
import { orderQuery } from '../orders/data.ts';

const minus = { open_orders: true, delivered: true, receivable: true };
const buckets = ['limit', 'exceptions', 'prepaid', 'open_orders', 'delivered', 'receivable'] as const;

/** limit + exceptions + prepaid − open orders − delivered − receivable = available. */
function CreditSum({ dealer, orderId }: { dealer: DealerView; orderId: string }) {
  const { t } = useFormat();
  const { credit } = dealer;
  const shown = buckets.filter((key) => key === 'limit' || !dec(credit[key].amount).isZero());
  return (
    <Section title={t('inbox.credit.title')} className="evidence-part">
      <dl className="arithmetic">
        {shown.map((key) => (
          <div key={key} className="operation operation-part">
            <dt>{t(`inbox.credit.${key}`)}</dt>
            <dd>
              <Money amount={key in minus ? dec(credit[key].amount).neg().toFixed() : credit[key].amount} />
            </dd>
          </div>
        ))}
        <div className="operation operation-result">
          <dt>{t('inbox.credit.available')}</dt>
          <dd>
            <Money
              {...credit.available}
              label={t('inbox.credit.available')}
              figure={`order.${orderId}.credit_available`}
            />
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function Partner({ dealer }: { dealer: DealerView }) {
  const { t, date, money } = useFormat();
  const { name } = useNames();
  const contract = dealer.contracts.find((item) => item.in_force);
  const { overdue } = dealer;
  const rows = [
    [t('orders.colBuyer'), name(dealer)],
    [
      t('inbox.partner.level'),
      [t('orders.level', { level: dealer.level }), dealer.region && name(dealer.region)].filter(Boolean).join(' · '),
    ],
    [t('inbox.partner.rep'), dealer.sales_rep && name(dealer.sales_rep)],
    [
      t('checks.name.contract'),
      contract
        ? `${contract.number} · ${t('inbox.partner.days', { days: contract.payment_days })}`
        : t('checks.contract.missing'),
    ],
    [
      t('checks.name.overdue'),
      overdue.count === 0
        ? t('common.none')
        : t('inbox.partner.overdue', {
            invoices: overdue.count,
            amount: money(overdue.amount.amount, overdue.amount.currency),
            date: overdue.oldest_due_date ? date(overdue.oldest_due_date) : '',
          }),
    ],
  ].filter(([, text]) => text);
  return (
    <Section title={t('inbox.partner.title')} className="evidence-part">
      <dl className="facts facts-bare">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** The column. */
export function OrderEvidence({ orderId }: { orderId: string }) {
  const { t } = useFormat();
  const { data } = useQuery(orderQuery(orderId));
  const dealer = useQuery(dealerQuery(data?.order.buyer.id ?? ''));
  return (
    <aside className="decision-evidence">
      {dealer.error ? (
        <ErrorBlock error={dealer.error} what={t('inbox.partner.title')} onRetry={() => void dealer.refetch()} />
      ) : dealer.data ? (
        <>
          <CreditSum dealer={dealer.data} orderId={orderId} />
          <Partner dealer={dealer.data} />
        </>
      ) : (
        <SkeletonRows rows={5} />
      )}
      {data && (
        <Section title={t('parts.timeline')} className="evidence-part">
          <EventTimeline events={data.order.events} currency={data.order.currency} />
        </Section>
      )}
    </aside>
  );
}
