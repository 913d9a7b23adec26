/** What can be ordered: search, chips for 常购 and categories, own price and stock, a stepper in every row. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { dec } from '../../../kernel/decimal.ts';
import { useFavourites } from '../../lib/favourites.ts';
import { useNames } from '../../lib/names.ts';
import type { Named } from '../../lib/names.ts';
import { useUnitName } from '../../lib/units.ts';
import { useFormat } from '../../lib/use-format.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { NoMatch } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { SearchBox } from '../../parts/filter-bar.tsx';
import { Money } from '../../parts/money.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { StarButton } from '../../parts/star-button.tsx';
import { orderableQuery } from '../orders/data.ts';
import type { Orderable } from '../orders/data.ts';
import { put, quantityIn } from './cart.ts';
import type { Cart } from './cart.ts';
import { Stepper } from './stepper.tsx';

type Category = Named & { id: string };

function Stock({ product }: { product: Orderable }) {
  const { t, count } = useFormat();
  const unitName = useUnitName();
  const few = dec(product.available).lt(dec(product.pack_size).times(5));
  if (dec(product.available).lte(0)) return <span className="state-text is-wait">{t('newOrder.noStock')}</span>;
  return few ? (
    <span className="state-text is-wait">
      {t('newOrder.fewLeft', { units: count(product.available), unit: unitName(product.unit) })}
    </span>
  ) : (
    <span className="quiet">{count(product.available)}</span>
  );
}

function usePackText() {
  const { t, count } = useFormat();
  const unitName = useUnitName();
  return (product: Orderable) =>
    t('newOrder.pack', {
      size: count(product.pack_size),
      unit: unitName(product.unit),
      packUnit: unitName(product.pack_unit),
    });
}

function ProductCard({ product, cart, onCart }: { product: Orderable; cart: Cart; onCart: (cart: Cart) => void }) {
  const { count, money } = useFormat();
  const { name } = useNames();
  const packText = usePackText();
  const quantity = quantityIn(cart, product.sku_code);
  const few = dec(product.available).lt(dec(product.pack_size).times(5));
  return (
    <div className="product-card">
      <div className="card-line">
        <strong>{name(product)}</strong>
        <Star product={product} />
      </div>
      <div className="card-quiet">
        {packText(product)}
        {few && (
          <>
            {' '}
            · <Stock product={product} />
          </>
        )}
      </div>
      <div className="product-card-line">
        <div>
          <Money amount={product.unit_price} currency={product.currency} look="strip" />
          {/[1-9]/.test(quantity) && (
            <div className="card-quiet">
              {count(quantity)} {product.unit} · {money(dec(product.unit_price).times(quantity).toFixed(2))}
            </div>
          )}
        </div>
        <Stepper
          product={{ ...product, name: name(product) }}
          quantity={quantity}
          onChange={(next) => onCart(put(cart, product.sku_code, next))}
        />
      </div>
    </div>
  );
}

function useColumns(cart: Cart, onCart: (cart: Cart) => void): Column<Orderable>[] {
  const { t, money } = useFormat();
  const { name } = useNames();
  const packText = usePackText();
  return [
    {
      key: 'product',
      title: t('orders.colProduct'),
      heads: true,
      cell: (product) => (
        <span className="with-star">
          <Star product={product} />
          <TwoLines first={<span className="strong">{name(product)}</span>} second={product.sku_code} />
        </span>
      ),
    },
    {
      key: 'pack',
      title: t('newOrder.colPack'),
      cell: (product) => <span className="second nowrap">{packText(product)}</span>,
    },
    { key: 'stock', title: t('newOrder.colStock'), align: 'right', cell: (product) => <Stock product={product} /> },
    {
      key: 'price',
      title: t('newOrder.colPrice'),
      align: 'right',
      cell: (product) => (
        <TwoLines
          first={<span className="strong">{money(product.unit_price)}</span>}
          second={dec(product.list_price).gt(product.unit_price) && <s>{money(product.list_price)}</s>}
        />
      ),
    },
    {
      key: 'quantity',
      title: t('orders.colQuantity'),
      align: 'right',
      cell: (product) => (
        <Stepper
          product={{ ...product, name: name(product) }}
          quantity={quantityIn(cart, product.sku_code)}
          onChange={(next) => onCart(put(cart, product.sku_code, next))}
        />
      ),
    },
  ];
}

function Chips({
  categories,
  chosen,
  onChoose,
}: {
  categories: readonly Category[];
  chosen: string;
  onChoose: (key: string) => void;
}) {
  const { t } = useFormat();
  const { name } = useNames();
  const chips = [
    { key: 'all', name: t('common.all') },
    { key: 'favourites', name: t('newOrder.ownList') },
    { key: 'before', name: t('newOrder.favourites') },
    ...categories.map((category) => ({ key: category.id, name: name(category) })),
  ];
  return (
    <div className="chips" role="group" aria-label={t('newOrder.categories')}>
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className="chip-button"
          aria-pressed={chip.key === chosen}
          onClick={() => onChoose(chip.key)}
        >
          {chip.name}
        </button>
      ))}
    </div>
  );
}

function chipQuery(chosen: string) {
  if (chosen === 'all') return {};
  if (chosen === 'favourites') return { favourites: 'true' };
  return chosen === 'before' ? { ordered_before: 'true' } : { category_id: chosen };
}

function Star({ product }: { product: Orderable }) {
  const { name } = useNames();
  const { has, turn } = useFavourites();
  return <StarButton name={name(product)} on={has(product.sku_id)} onTurn={() => void turn(product.sku_id)} />;
}

/** The list; categories are those of what has been seen so far. */
export function ProductList({ cart, onCart }: { cart: Cart; onCart: (cart: Cart) => void }) {
  const { t } = useFormat();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState('all');
  const all = useInfiniteQuery(orderableQuery({ buyer_id: cart.buyerId }));
  const filters = {
    buyer_id: cart.buyerId,
    q,
    ...chipQuery(chosen),
  };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    orderableQuery(filters),
  );
  const columns = useColumns(cart, onCart);
  const categories = useMemo(
    () => [
      ...new Map(
        (all.data?.pages ?? []).flatMap((page) =>
          page.data.map((product) => [product.category.id, product.category] as const),
        ),
      ).values(),
    ],
    [all.data],
  );
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section className="section" aria-label={t('newOrder.products')}>
      <div className="product-tools">
        <SearchBox value={q} placeholder={t('newOrder.searchHint')} onSearch={setQ} />
        <Chips categories={categories} chosen={chosen} onChoose={setChosen} />
      </div>
      {error ? (
        <ErrorBlock error={error} what={t('newOrder.products')} onRetry={() => void refetch()} />
      ) : data ? (
        <DataTable
          caption={t('newOrder.products')}
          columns={columns}
          rows={rows}
          rowKey={(product) => product.sku_id}
          card={(product) => <ProductCard product={product} cart={cart} onCart={onCart} />}
          empty={
            <NoMatch
              what={t('newOrder.product')}
              onClear={() => {
                setQ('');
                setChosen('all');
              }}
            />
          }
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
      {hasNextPage && (
        <div className="more-rows">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('newOrder.moreProducts')}
          </Button>
        </div>
      )}
    </section>
  );
}
