/** One order as a card on the phone. */
import { Link } from '@tanstack/react-router';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Money } from '../../parts/money.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import type { OrderRow } from './data.ts';
import { NextStep } from './next-step.tsx';
import { OrderState } from './words.tsx';

/** Partner and amount, state and next step, number and time. */
export function OrderCard({ order }: { order: OrderRow }) {
  const { t } = useFormat();
  const { name } = useNames();
  return (
    <div className="order-card">
      <div className="card-line">
        <strong>{name(order.buyer)}</strong>
        <Money {...order.payable_amount} strong label={t('orders.payable')} figure={`order.${order.id}.payable`} />
      </div>
      <div className="card-line card-line-state">
        <OrderState status={order.status} />
        <span className="card-quiet">
          <NextStep step={order.next_step} />
        </span>
      </div>
      <div className="card-line card-quiet">
        <Link to="/orders/$orderId" params={{ orderId: order.id }} className="nowrap">
          {order.number ?? t('orders.draftNumber')}
        </Link>
        <Stamp at={order.submitted_at ?? order.created_at} />
      </div>
    </div>
  );
}
