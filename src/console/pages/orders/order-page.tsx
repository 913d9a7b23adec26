/** The order page: head, stages, equation, lines, checks, shipments, invoices; rail with approval and timeline. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useLook } from '../../lib/device.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ApprovalRail } from '../../documents/approval-rail.tsx';
import { AttachmentRail } from '../../documents/attachments.tsx';
import { CommentSection } from '../../documents/comments.tsx';
import { EventTimeline } from '../../documents/event-timeline.tsx';
import { Checks } from '../../parts/checks.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Section } from '../../parts/section.tsx';
import { SkeletonDocument } from '../../parts/skeleton.tsx';
import { NotFound } from '../../shell/root.tsx';
import { orderQuery } from './data.ts';
import type { OrderView, VersionedOrder } from './data.ts';
import { OrderHead } from './order-head.tsx';
import { InvoiceTable, ReturnTable, ShipmentTable } from './order-followers.tsx';
import { LineTable } from './order-lines.tsx';
import { OrderEquation, OrderStages } from './order-strips.tsx';
import { endedStatuses } from './status.ts';
import { useChecks } from './words.tsx';
import '../../styles/order.css';

function ChecksSection({ order }: { order: OrderView }) {
  const { t } = useFormat();
  const checks = useChecks()(order.verdicts, order.currency, order.approval?.status);
  if (checks.length === 0) return null;
  const passed = checks.filter((check) => check.result === 'pass').length;
  const note =
    passed === checks.length
      ? t('orders.checksPassed', { passed })
      : t('orders.checksNote', { passed, open: checks.length - passed });
  return (
    <Section title={t('orders.checks')} note={note}>
      <Checks verdicts={checks} />
    </Section>
  );
}

function Remarks({ order }: { order: OrderView }) {
  const { t, date } = useFormat();
  const rows = [
    [t('orders.endReason'), endedStatuses.includes(order.status) ? order.end_reason : null],
    [t('orders.shipTo'), order.ship_to],
    [t('orders.requestedDate'), order.requested_date && date(order.requested_date)],
    [t('orders.note'), order.note],
  ].filter(([, text]) => text);
  if (rows.length === 0) return null;
  return (
    <dl className="facts">
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rail({ order }: { order: OrderView }) {
  const { t } = useFormat();
  return (
    <aside className="document-rail">
      {order.approval && <ApprovalRail approval={order.approval} />}
      {order.status !== 'draft' && <AttachmentRail type="order" id={order.id} />}
      <Section
        title={t('parts.timeline')}
        className="rail-part"
        aside={
          order.submitted_at && (
            <Link to="/orders/$orderId/history" params={{ orderId: order.id }} className="link">
              {t('orders.history')}
            </Link>
          )
        }
      >
        <EventTimeline events={order.events} currency={order.currency} />
      </Section>
    </aside>
  );
}

function Document({ versioned }: { versioned: VersionedOrder }) {
  const { order } = versioned;
  const { device } = useLook();
  return (
    <div className="document">
      <OrderHead versioned={versioned} />
      <div className={device === 'wide' ? 'document-columns' : 'document-column'}>
        <div className="document-main">
          {order.status !== 'draft' && <OrderStages order={order} />}
          <OrderEquation order={order} />
          <LineTable order={order} />
          <ChecksSection order={order} />
          <ShipmentTable order={order} />
          <InvoiceTable order={order} />
          <ReturnTable order={order} />
          <Remarks order={order} />
          {order.status !== 'draft' && <CommentSection type="order" id={order.id} />}
        </div>
        <Rail order={order} />
      </div>
    </div>
  );
}

/** The page of one order. */
export function OrderPage() {
  const { t } = useFormat();
  const { orderId } = useParams({ from: '/frame/orders/$orderId' });
  const { data, error, refetch } = useQuery({ ...orderQuery(orderId), refetchInterval: 20_000 });
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error && !data)
    return (
      <div className="page">
        <ErrorBlock error={error} what={t('orders.what')} onRetry={() => void refetch()} />
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
