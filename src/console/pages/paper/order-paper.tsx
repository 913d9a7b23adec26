/** The order on paper: lines with prices, the sum as a sum, what was agreed. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { dec } from '../../../kernel/decimal.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { orderQuery } from '../orders/data.ts';
import type { OrderLine, OrderView } from '../orders/data.ts';
import { Awaited } from './awaited.tsx';
import { InWords, Sheet, SheetTable, Signatures } from './sheet.tsx';

function Paper({ order }: { order: OrderView }) {
  const { t, count, money } = useFormat();
  const { name } = useNames();
  const amount = (value: string) => money(value, order.currency);
  const less = (value: string) => money(dec(value).negated().toFixed(), order.currency);
  const sums = [
    { key: 'list', label: t('orders.listTotal'), value: amount(order.list_amount.amount) },
    { key: 'discount', label: t('orders.discount'), value: less(order.discount_amount.amount) },
    ...order.offsets.map((offset) => ({
      key: offset.id,
      label: [t(`orders.offsetKind.${offset.kind}`), offset.reference].filter(Boolean).join(' '),
      value: less(offset.amount.amount),
    })),
    { key: 'payable', label: t('orders.payable'), value: amount(order.payable_amount.amount) },
  ];
  return (
    <Sheet
      title={t('paper.order')}
      number={order.number ?? t('orders.draftNumber')}
      address={`/orders/${order.id}`}
      facts={[
        [t('orders.colBuyer'), name(order.buyer)],
        [t('orders.colOrdered'), order.business_date],
        [t('paper.contract'), order.contract?.number],
        [t('orders.colState'), t(`orders.status.${order.status}`)],
        [t('orders.shipTo'), order.ship_to],
        [t('orders.requestedDate'), order.requested_date],
        [t('orders.note'), order.note],
      ]}
    >
      <SheetTable<OrderLine>
        caption={t('orders.lines')}
        rows={order.lines}
        rowKey={(line) => line.id}
        columns={[
          { key: 'no', title: t('paper.no'), cell: (line) => line.line_no },
          { key: 'code', title: t('paper.sku'), cell: (line) => line.sku_code },
          { key: 'product', title: t('orders.colProduct'), cell: (line) => name(line) },
          {
            key: 'quantity',
            title: t('orders.colQuantity'),
            right: true,
            cell: (line) => `${count(line.quantity)} ${line.unit}`,
          },
          { key: 'list', title: t('orders.colList'), right: true, cell: (line) => money(line.list_price) },
          { key: 'net', title: t('orders.colNet'), right: true, cell: (line) => money(line.unit_price) },
          { key: 'amount', title: t('orders.colAmount'), right: true, cell: (line) => money(line.goods_amount.amount) },
        ]}
        foot={sums.map(({ key, label, value }) => ({ key, label, values: { amount: value } }))}
      />
      <p>{t(order.tax_included ? 'paper.taxWithin' : 'paper.taxOnTop', { tax: amount(order.tax_amount.amount) })}</p>
      <InWords amount={order.payable_amount.amount} currency={order.currency} />
      <Signatures labels={[t('paper.seller'), t('paper.buyer')]} />
    </Sheet>
  );
}

/** The page. */
export function OrderPaper() {
  const { t } = useFormat();
  const { orderId } = useParams({ from: '/paper/print/orders/$orderId' });
  const query = useQuery(orderQuery(orderId));
  return (
    <Awaited query={query} what={t('orders.what')}>
      {({ order }) => <Paper order={order} />}
    </Awaited>
  );
}
