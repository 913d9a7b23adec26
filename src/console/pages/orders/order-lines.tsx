/** The lines of an order: quantity with packs, list and net price with its waterfall, amount, shipped. */
import { dec } from '../../../kernel/decimal.ts';
import { mayCreateOrder } from '../../lib/ability.ts';
import { useFavourites } from '../../lib/favourites.ts';
import { useNames } from '../../lib/names.ts';
import { useUnitName } from '../../lib/units.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Money } from '../../parts/money.tsx';
import { PriceButton } from '../../parts/price-waterfall.tsx';
import { Section } from '../../parts/section.tsx';
import { StarButton } from '../../parts/star-button.tsx';
import type { OrderLine, OrderView } from './data.ts';
import { usePriceStory } from './words.tsx';

/** `10 箱 × 24` when the quantity is whole packs. */
function usePacks() {
  const { t, count } = useFormat();
  const unitName = useUnitName();
  return (line: OrderLine): string | undefined => {
    const size = dec(line.pack_size);
    const quantity = dec(line.quantity);
    if (size.lte(1) || !quantity.mod(size).isZero() || quantity.isZero()) return undefined;
    return t('orders.packs', {
      packs: count(quantity.div(size).toFixed()),
      packUnit: unitName(line.pack_unit),
      size: count(line.pack_size),
    });
  };
}

function Lowered({ line }: { line: OrderLine }) {
  const { t, count } = useFormat();
  if (dec(line.quantity).eq(line.ordered_quantity)) return null;
  return <span className="state-text is-wait"> {t('orders.lowered', { quantity: count(line.ordered_quantity) })}</span>;
}

function Shipped({ line }: { line: OrderLine }) {
  const { count } = useFormat();
  const behind = dec(line.shipped_quantity).plus(line.cancelled_quantity).lt(line.quantity);
  return (
    <span className={behind && !dec(line.shipped_quantity).isZero() ? 'state-text is-wait strong' : 'second'}>
      {count(line.shipped_quantity)}
    </span>
  );
}

function LineCard({ line, order }: { line: OrderLine; order: OrderView }) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const story = usePriceStory();
  const packs = usePacks();
  const unitName = useUnitName();
  const figure = `order_line.${line.id}.unit_price`;
  return (
    <>
      <div className="card-line">
        <strong>{name(line)}</strong>
        <Money
          amount={line.goods_amount.amount}
          currency={order.currency}
          strong
          label={name(line)}
          figure={`order_line.${line.id}.amount`}
        />
      </div>
      <div className="card-line card-quiet">
        <span>
          <PriceButton story={story(line, order.submitted_at, figure)} /> × {count(line.quantity)} {unitName(line.unit)}
          <Lowered line={line} />
        </span>
        <span>
          {t('orders.colShipped')} <Shipped line={line} />
        </span>
      </div>
      <div className="card-line card-quiet">
        <span>{line.sku_code}</span>
        <span>{packs(line)}</span>
      </div>
    </>
  );
}

/** The section. */
export function LineTable({ order }: { order: OrderView }) {
  const { t, count, money } = useFormat();
  const { name } = useNames();
  const story = usePriceStory();
  const packs = usePacks();
  const orders = mayCreateOrder(useSession());
  const favourites = useFavourites(orders);
  const currency = (['CNY', 'GBP', 'USD', 'EUR'] as const).find((code) => code === order.currency);
  const columns: Column<OrderLine>[] = [
    {
      key: 'product',
      title: t('orders.colProduct'),
      heads: true,
      cell: (line) => (
        <span className="with-star">
          {orders && (
            <StarButton
              name={name(line)}
              on={favourites.has(line.sku_id)}
              onTurn={() => void favourites.turn(line.sku_id)}
            />
          )}
          <TwoLines first={<span className="strong">{name(line)}</span>} second={line.sku_code} />
        </span>
      ),
    },
    {
      key: 'quantity',
      title: t('orders.colQuantity'),
      align: 'right',
      cell: (line) => (
        <TwoLines
          first={<span className="strong">{count(line.quantity)}</span>}
          second={
            <>
              {packs(line)}
              <Lowered line={line} />
            </>
          }
        />
      ),
    },
    {
      key: 'list',
      title: t('orders.colList'),
      align: 'right',
      cell: (line) => <span className="quiet">{money(line.list_price)}</span>,
    },
    {
      key: 'net',
      title: t('orders.colNet'),
      align: 'right',
      cell: (line) => <PriceButton story={story(line, order.submitted_at, `order_line.${line.id}.unit_price`)} />,
    },
    {
      key: 'amount',
      title: t('orders.colAmount'),
      align: 'right',
      cell: (line) => (
        <Money
          amount={line.goods_amount.amount}
          look="cell"
          label={`${name(line)} ${t('orders.colAmount')}`}
          figure={`order_line.${line.id}.amount`}
        />
      ),
    },
    { key: 'shipped', title: t('orders.colShipped'), align: 'right', cell: (line) => <Shipped line={line} /> },
  ];
  return (
    <Section
      title={t('orders.lines')}
      note={t('orders.linesNote', {
        tax: order.tax_included ? t('orders.withTax') : t('orders.withoutTax'),
        currency: currency ? t(`orders.currency.${currency}`) : order.currency,
      })}
    >
      <DataTable
        caption={t('orders.lines')}
        columns={columns}
        rows={order.lines}
        rowKey={(line) => line.id}
        card={(line) => <LineCard line={line} order={order} />}
        sum={{
          quantity: count(order.quantity),
          amount: (
            <Money
              amount={order.goods_amount.amount}
              strong
              label={t('common.total')}
              figure={`order.${order.id}.goods`}
            />
          ),
          shipped: count(order.shipped_quantity),
        }}
      />
    </Section>
  );
}
