/** The head of an order: where it stands in the list, number, state, exceptions, partner, and what can be done. */
import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronDown, ChevronLeft, ChevronUp } from 'lucide-react';
import { usePhone } from '../../lib/device.ts';
import { placeOf } from '../../lib/list-memory.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DotLine } from '../../parts/section.tsx';
import type { OrderView, VersionedOrder } from './data.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderExceptions, OrderState } from './words.tsx';

function Neighbours({ orderId }: { orderId: string }) {
  const { t } = useFormat();
  const navigate = useNavigate();
  const place = placeOf('orders', orderId);
  if (!place) return null;
  const step = (id: string | undefined, label: string, drawing: typeof ChevronUp) => (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      disabled={!id}
      onClick={() => id && void navigate({ to: '/orders/$orderId', params: { orderId: id } })}
    >
      <Icon of={drawing} />
    </button>
  );
  return (
    <nav className="neighbours" aria-label={t('orders.place')}>
      <span>{t('parts.place', { at: place.at, of: place.of })}</span>
      {step(place.previous, t('common.previous'), ChevronUp)}
      {step(place.next, t('common.next'), ChevronDown)}
    </nav>
  );
}

function Identity({ order }: { order: OrderView }) {
  const { t } = useFormat();
  const { name } = useNames();
  return (
    <DotLine
      items={[
        <Link key="buyer" to="/orders" search={{ q: order.buyer.name }} className="link">
          {name(order.buyer)}
        </Link>,
        order.dealer_level && t('orders.level', { level: order.dealer_level }),
        order.region && name(order.region),
        order.contract && t('orders.contract', { number: order.contract.number }),
      ]}
    />
  );
}

/** The head. */
export function OrderHead({ versioned }: { versioned: VersionedOrder }) {
  const { order } = versioned;
  const { t } = useFormat();
  const phone = usePhone();
  const number = order.number ?? t('orders.draftNumber');
  return (
    <header className="document-head">
      <div className="document-kicker">
        {phone ? (
          <Link to="/orders" className="icon-button back" aria-label={t('common.back')}>
            <Icon of={ChevronLeft} size={22} />
          </Link>
        ) : (
          <span>
            <Link to="/orders">{t('orders.title')}</Link> / {t(`orders.status.${order.status}`)}
          </span>
        )}
        {phone && <h1 className="page-title">{number}</h1>}
        <Neighbours orderId={order.id} />
      </div>
      <div className="document-title">
        {!phone && <h1 className="page-title">{number}</h1>}
        {order.number && <CopyButton text={order.number} label={t('parts.copyNumber', { number: order.number })} />}
        <OrderState status={order.status} />
        <OrderExceptions exceptions={order.exceptions} approval={order.approval?.status} />
        <OrderActions versioned={versioned} />
      </div>
      <div className="document-identity">
        <Identity order={order} />
      </div>
    </header>
  );
}
