/** What an order led to: shipments and what is still to come, invoices with what is open, returns. */
import { dec, sum } from '../../../kernel/decimal.ts';
import { Link } from '@tanstack/react-router';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Money } from '../../parts/money.tsx';
import { Section } from '../../parts/section.tsx';
import { StateDot } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import type { OrderView, Shipment } from './data.ts';
import { ReturnState } from '../returns/words.tsx';
import { endedStatuses } from './status.ts';

type ShipmentRow = {
  key: string;
  number: string;
  exists: boolean;
  warehouse: string;
  carrier: string;
  units: string;
  amount?: { amount: string; currency: string };
  state: StateKey;
  text: string;
};

function useShipmentRow() {
  const { t, date, day: dayOf, count } = useFormat();
  const { name } = useNames();
  return (shipment: Shipment): ShipmentRow => {
    const lost = sum(shipment.lines.map((line) => dec(line.lost_quantity)));
    const day = shipment.received_at ? dayOf(shipment.received_at) : '';
    const text =
      shipment.status === 'received'
        ? lost.isZero()
          ? t('orders.receivedAt', { date: day })
          : t('orders.receivedShort', { date: day, lost: count(lost.toFixed()) })
        : shipment.expected_on
          ? t('orders.inTransitDue', { date: date(shipment.expected_on) })
          : t('orders.inTransit');
    return {
      key: shipment.id,
      number: shipment.number,
      exists: true,
      warehouse: shipment.warehouse ? name(shipment.warehouse) : t('common.nothing'),
      carrier: [shipment.carrier, shipment.tracking_number].filter(Boolean).join(' ') || t('common.nothing'),
      units: count(shipment.quantity),
      amount: shipment.goods_amount,
      state: shipment.status === 'received' ? (lost.isZero() ? 'ok' : 'wait') : 'run',
      text,
    };
  };
}

/** Rows for goods that have not left: allocated in a warehouse, or short of stock. */
function useToCome() {
  const { t, count } = useFormat();
  const { name } = useNames();
  return (order: OrderView): ShipmentRow[] => {
    if (order.submitted_at === null || endedStatuses.includes(order.status)) return [];
    const row = (key: string, units: string, state: StateKey, text: string, warehouse: string): ShipmentRow[] =>
      dec(units).gt(0)
        ? [
            {
              key,
              number: t('orders.notYetShipped'),
              exists: false,
              warehouse,
              carrier: t('common.nothing'),
              units: count(units),
              state,
              text,
            },
          ]
        : [];
    const places = [
      ...new Set(
        order.lines.flatMap((line) =>
          line.warehouse && dec(line.allocated_quantity).gt(0) ? [name(line.warehouse)] : [],
        ),
      ),
    ];
    const total = (key: 'allocated_quantity' | 'waiting_quantity') =>
      sum(order.lines.map((line) => dec(line[key]))).toFixed();
    return [
      ...row(
        'reserved',
        total('allocated_quantity'),
        'run',
        t('orders.reserved'),
        places.join(t('common.listJoin')) || t('common.nothing'),
      ),
      ...(order.approved_at
        ? row('waiting', total('waiting_quantity'), 'wait', t('orders.backOrdered'), t('common.nothing'))
        : []),
    ];
  };
}

/** Delivery notes and what is to come. */
export function ShipmentTable({ order }: { order: OrderView }) {
  const { t } = useFormat();
  const shipmentRow = useShipmentRow();
  const toCome = useToCome();
  const rows = [...order.shipments.map(shipmentRow), ...toCome(order)];
  if (rows.length === 0) return null;
  const number = (row: ShipmentRow) =>
    row.exists ? (
      <Link
        to="/print/orders/$orderId/shipments/$shipmentId"
        params={{ orderId: order.id, shipmentId: row.key }}
        className="link nowrap"
        title={t('paper.printNote', { number: row.number })}
      >
        {row.number}
      </Link>
    ) : (
      <span className="second">{row.number}</span>
    );
  const amount = (row: ShipmentRow) =>
    row.amount ? (
      <Money {...row.amount} look="cell" label={row.number} figure={`shipment.${row.key}.amount`} />
    ) : (
      <span className="quiet">{t('common.nothing')}</span>
    );
  return (
    <Section title={t('orders.shipments')}>
      <DataTable
        caption={t('orders.shipments')}
        rows={rows}
        rowKey={(row) => row.key}
        card={(row) => (
          <>
            <div className="card-line">
              {number(row)}
              {amount(row)}
            </div>
            <div className="card-line card-quiet">
              <StateDot state={row.state}>{row.text}</StateDot>
              <span>{row.units}</span>
            </div>
            {row.exists && (
              <div className="card-quiet">
                {row.warehouse} · {row.carrier}
              </div>
            )}
          </>
        )}
        columns={[
          { key: 'number', title: t('orders.colShipment'), heads: true, cell: number },
          { key: 'warehouse', title: t('orders.colWarehouse'), cell: (row) => row.warehouse },
          {
            key: 'carrier',
            title: t('orders.colCarrier'),
            cell: (row) => <span className="second">{row.carrier}</span>,
          },
          { key: 'units', title: t('orders.colUnits'), align: 'right', cell: (row) => row.units },
          { key: 'amount', title: t('orders.colAmount'), align: 'right', cell: amount },
          {
            key: 'state',
            title: t('orders.colState'),
            cell: (row) => <StateDot state={row.state}>{row.text}</StateDot>,
          },
        ]}
      />
    </Section>
  );
}

type Invoice = OrderView['invoices'][number];

/** Invoices with what settled them and what is open. */
export function InvoiceTable({ order }: { order: OrderView }) {
  const { t, date } = useFormat();
  if (order.invoices.length === 0) return null;
  const state = (invoice: Invoice) => {
    const settled = dec(invoice.open_amount.amount).isZero();
    const key = settled ? 'settled' : invoice.overdue ? 'overdue' : 'open';
    return <StateDot state={settled ? 'ok' : invoice.overdue ? 'bad' : 'wait'}>{t(`orders.${key}`)}</StateDot>;
  };
  const open = (invoice: Invoice) => (
    <Money {...invoice.open_amount} look="cell" label={t('orders.colOpen')} figure={`invoice.${invoice.id}.open`} />
  );
  const settled = (invoice: Invoice) => ({
    amount: dec(invoice.gross_amount.amount).minus(invoice.open_amount.amount).toFixed(),
    currency: invoice.gross_amount.currency,
  });
  return (
    <Section title={t('orders.invoices')}>
      <DataTable
        caption={t('orders.invoices')}
        rows={order.invoices}
        rowKey={(invoice) => invoice.id}
        card={(invoice) => (
          <>
            <div className="card-line">
              <strong>{invoice.number}</strong>
              {open(invoice)}
            </div>
            <div className="card-line card-quiet">
              {state(invoice)}
              <span>
                {t('orders.colDue')} {date(invoice.due_date)}
              </span>
            </div>
          </>
        )}
        columns={[
          {
            key: 'number',
            title: t('orders.colInvoice'),
            heads: true,
            cell: (invoice) => <span className="strong nowrap">{invoice.number}</span>,
          },
          {
            key: 'due',
            title: t('orders.colDue'),
            cell: (invoice) => <span className="second nowrap">{date(invoice.due_date)}</span>,
          },
          {
            key: 'gross',
            title: t('orders.colGross'),
            align: 'right',
            cell: (invoice) => (
              <Money {...invoice.gross_amount} label={t('orders.colGross')} figure={`invoice.${invoice.id}.gross`} />
            ),
          },
          {
            key: 'settled',
            title: t('orders.colSettled'),
            align: 'right',
            cell: (invoice) => <Money {...settled(invoice)} />,
          },
          { key: 'open', title: t('orders.colOpen'), align: 'right', cell: open },
          { key: 'state', title: t('orders.colState'), cell: state },
        ]}
      />
    </Section>
  );
}

/** Returns of this order. */
export function ReturnTable({ order }: { order: OrderView }) {
  const { t } = useFormat();
  if (order.returns.length === 0) return null;
  const number = (row: OrderView['returns'][number]) => (
    <Link to="/returns/$returnId" params={{ returnId: row.id }} className="link nowrap">
      {row.number ?? t('orders.draftNumber')}
    </Link>
  );
  return (
    <Section title={t('orders.returns')}>
      <DataTable
        caption={t('orders.returns')}
        rows={order.returns}
        rowKey={(row) => row.id}
        card={(row) => (
          <div className="card-line">
            <span>
              {number(row)} <ReturnState status={row.status} plain />
            </span>
            <Money {...row.gross_amount} look="cell" />
          </div>
        )}
        columns={[
          {
            key: 'number',
            title: t('orders.colNumber'),
            heads: true,
            cell: number,
          },
          {
            key: 'amount',
            title: t('orders.colAmount'),
            align: 'right',
            cell: (row) => (
              <Money {...row.gross_amount} look="cell" label={row.number ?? ''} figure={`return.${row.id}.gross`} />
            ),
          },
          { key: 'state', title: t('orders.colState'), cell: (row) => <ReturnState status={row.status} plain /> },
        ]}
      />
    </Section>
  );
}
