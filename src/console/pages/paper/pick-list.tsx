/** The pick list: what to take from the shelves of each warehouse for the chosen orders, then for which order; without prices. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { dec, sum } from '../../../kernel/decimal.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { SkeletonDocument } from '../../parts/skeleton.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { orderQuery, ordersQuery } from '../orders/data.ts';
import type { OrderLine, OrderView } from '../orders/data.ts';
import { Sheet, SheetTable, Signatures } from './sheet.tsx';

type Pick = { key: string; line: OrderLine; quantity: string; orders: { number: string; quantity: string }[] };
type Shelf = { id: string; name: OrderLine['warehouse']; picks: Pick[] };

/** What is allocated, by warehouse and SKU. */
function shelvesOf(orders: readonly OrderView[]): Shelf[] {
  const shelves = new Map<string, Shelf>();
  for (const order of orders)
    for (const line of order.lines) {
      if (!line.warehouse || dec(line.allocated_quantity).lte(0)) continue;
      const shelf = shelves.get(line.warehouse.id) ?? { id: line.warehouse.id, name: line.warehouse, picks: [] };
      shelves.set(line.warehouse.id, shelf);
      let pick = shelf.picks.find((one) => one.line.sku_id === line.sku_id);
      if (!pick) {
        pick = { key: line.sku_id, line, quantity: '0', orders: [] };
        shelf.picks.push(pick);
      }
      pick.quantity = dec(pick.quantity).plus(line.allocated_quantity).toFixed();
      pick.orders.push({ number: order.number ?? '', quantity: line.allocated_quantity });
    }
  for (const shelf of shelves.values()) shelf.picks.sort((a, b) => a.line.sku_code.localeCompare(b.line.sku_code));
  return [...shelves.values()];
}

function ShelfPart({ shelf }: { shelf: Shelf }) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const packs = ({ line, quantity }: Pick): string => {
    const whole = dec(quantity).div(line.pack_size);
    return whole.isInteger() ? `${count(whole.toFixed())} ${line.pack_unit}` : '';
  };
  return (
    <>
      <h2>{shelf.name && name(shelf.name)}</h2>
      <SheetTable<Pick>
        caption={shelf.name ? name(shelf.name) : ''}
        rows={shelf.picks}
        rowKey={(pick) => pick.key}
        columns={[
          { key: 'code', title: t('paper.sku'), cell: (pick) => pick.line.sku_code },
          { key: 'product', title: t('orders.colProduct'), cell: (pick) => name(pick.line) },
          { key: 'packs', title: t('paper.packs'), right: true, cell: packs },
          {
            key: 'quantity',
            title: t('orders.colQuantity'),
            right: true,
            cell: (pick) => `${count(pick.quantity)} ${pick.line.unit}`,
          },
          {
            key: 'orders',
            title: t('warehouse.forOrders'),
            cell: (pick) =>
              pick.orders.map((one) => `${one.number} × ${count(one.quantity)}`).join(t('common.listJoin')),
          },
          { key: 'picked', title: t('warehouse.picked'), cell: () => <span className="sheet-line" /> },
        ]}
        foot={[
          {
            key: 'total',
            label: t('common.total'),
            values: { quantity: count(sum(shelf.picks.map((pick) => dec(pick.quantity))).toFixed()) },
          },
        ]}
      />
    </>
  );
}

/** The page; `?orders=` names them, without it the first page of what can ship is taken. */
export function PickListPaper() {
  const { t } = useFormat();
  const { orders: named } = useSearch({ from: '/paper/print/pick-list' });
  const listed = useQuery({ ...ordersQuery({ to_ship: 'true' }), enabled: named === undefined });
  const ids = named ? named.split(',').slice(0, 100) : (listed.data?.data ?? []).map((order) => order.id);
  const loaded = useQueries({ queries: ids.map((id) => orderQuery(id)) });
  const failed = loaded.find((one) => one.error)?.error ?? listed.error;
  if (failed) return <ErrorBlock error={failed} what={t('warehouse.pickList')} />;
  if (loaded.some((one) => !one.data) || (named === undefined && !listed.data)) return <SkeletonDocument />;
  const orders = loaded.flatMap((one) => (one.data ? [one.data.order] : []));
  const shelves = shelvesOf(orders);
  return (
    <Sheet
      title={t('warehouse.pickList')}
      facts={[[t('orders.title'), orders.map((order) => order.number).join(t('common.listJoin'))]]}
    >
      {shelves.length === 0 ? (
        <p>{t('warehouse.nothingToPick')}</p>
      ) : (
        shelves.map((shelf) => <ShelfPart key={shelf.id} shelf={shelf} />)
      )}
      <Signatures labels={[t('warehouse.pickedBy'), t('warehouse.checkedBy')]} />
    </Sheet>
  );
}
