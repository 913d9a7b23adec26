/** The delivery note on paper: what was packed, for whom, by whom; without prices, with room to count and sign. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { dec, sum } from '../../../kernel/decimal.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { NotFound } from '../../shell/root.tsx';
import { orderQuery } from '../orders/data.ts';
import type { OrderView, Shipment } from '../orders/data.ts';
import { Awaited } from './awaited.tsx';
import { Sheet, SheetTable, Signatures } from './sheet.tsx';

function Paper({ order, shipment }: { order: OrderView; shipment: Shipment }) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const unitOf = (lineId: string) => order.lines.find((line) => line.id === lineId)?.unit ?? '';
  const packsOf = (line: Shipment['lines'][number]): string => {
    const ordered = order.lines.find((one) => one.id === line.order_line_id);
    if (!ordered) return '';
    const packs = dec(line.quantity).div(ordered.pack_size);
    return packs.isInteger() ? `${count(packs.toFixed())} ${ordered.pack_unit}` : '';
  };
  const received = shipment.status === 'received';
  return (
    <Sheet
      title={t('paper.deliveryNote')}
      number={shipment.number}
      address={`/orders/${order.id}`}
      facts={[
        [t('orders.colBuyer'), name(order.buyer)],
        [t('paper.shippedOn'), shipment.business_date],
        [t('orders.one'), order.number],
        [t('orders.colWarehouse'), shipment.warehouse && name(shipment.warehouse)],
        [t('orders.shipTo'), order.ship_to],
        [t('orders.colCarrier'), [shipment.carrier, shipment.tracking_number].filter(Boolean).join(' ')],
        [t('acts.expected'), shipment.expected_on],
        [t('orders.note'), order.note],
      ]}
    >
      <SheetTable
        caption={t('paper.packed')}
        rows={shipment.lines}
        rowKey={(line) => line.id}
        columns={[
          { key: 'code', title: t('paper.sku'), cell: (line) => line.sku_code },
          { key: 'product', title: t('orders.colProduct'), cell: (line) => name(line) },
          { key: 'packs', title: t('paper.packs'), right: true, cell: packsOf },
          {
            key: 'quantity',
            title: t('orders.colShipped'),
            right: true,
            cell: (line) => `${count(line.quantity)} ${unitOf(line.order_line_id)}`,
          },
          {
            key: 'received',
            title: t('returns.colArrived'),
            right: true,
            cell: (line) => (received ? count(line.received_quantity) : <span className="sheet-line" />),
          },
          { key: 'difference', title: t('paper.difference'), cell: (line) => line.difference_reason ?? '' },
        ]}
        foot={[
          {
            key: 'total',
            label: t('common.total'),
            values: {
              quantity: count(shipment.quantity),
              ...(received
                ? { received: count(sum(shipment.lines.map((line) => dec(line.received_quantity))).toFixed()) }
                : {}),
            },
          },
        ]}
      />
      <Signatures labels={[t('paper.packedBy'), t('paper.carrier'), t('paper.receivedBy')]} />
    </Sheet>
  );
}

/** The page. */
export function DeliveryNotePaper() {
  const { t } = useFormat();
  const { orderId, shipmentId } = useParams({ from: '/paper/print/orders/$orderId/shipments/$shipmentId' });
  const query = useQuery(orderQuery(orderId));
  return (
    <Awaited query={query} what={t('orders.what')}>
      {({ order }) => {
        const shipment = order.shipments.find((one) => one.id === shipmentId);
        return shipment ? <Paper order={order} shipment={shipment} /> : <NotFound />;
      }}
    </Awaited>
  );
}
