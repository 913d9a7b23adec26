/** Paying part of an order with money the dealer has with us: prepaid, each credit note, rebate; up to what is there and what is owed. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { dec, min, sum, ZERO } from '../../../kernel/decimal.ts';
import { fitsScale } from '../../../kernel/money.ts';
import type { Statement } from '../../../payments/schema.ts';
import { useFormat } from '../../lib/use-format.ts';
import { AmountInput, Field } from '../../parts/field.tsx';
import { isQuantity } from '../../parts/quantity-input.tsx';
import { Section } from '../../parts/section.tsx';
import type { Cart, CartOffset } from './cart.ts';
import { balancesQuery } from './data.ts';
import type { Preview } from './data.ts';

type Source = { key: string; kind: CartOffset['kind']; referenceId?: string; number?: string; available: string };

/** Where money is, the oldest credit note first. */
function sourcesOf(statement: Statement): Source[] {
  const balance = (kind: 'prepaid' | 'rebate'): Source => ({ key: kind, kind, available: statement[kind].amount });
  const notes = statement.open_items.flatMap((item): Source[] =>
    item.kind === 'credit_note' && item.id !== null && item.number !== null
      ? [
          {
            key: item.id,
            kind: 'credit_note',
            referenceId: item.id,
            number: item.number,
            available: dec(item.open_amount.amount).abs().toFixed(),
          },
        ]
      : [],
  );
  return [balance('prepaid'), ...notes, balance('rebate')];
}

const keyOf = (offset: CartOffset) => offset.reference_id ?? offset.kind;

/** The section; nothing while the dealer has no such money and none is used. */
export function CartOffsets({
  cart,
  onCart,
  preview,
}: {
  cart: Cart;
  onCart: (cart: Cart) => void;
  preview: Preview | undefined;
}) {
  const { t, money } = useFormat();
  const { data } = useQuery(balancesQuery(cart.buyerId));
  if (!data) return null;
  const { currency } = data.prepaid;
  const used = (key: string) => cart.offsets.find((offset) => keyOf(offset) === key)?.amount ?? '';
  const sources = sourcesOf(data).filter((source) => dec(source.available).gt(0) || used(source.key) !== '');
  if (sources.length === 0) return null;
  const put = (source: Source, amount: string) => {
    const others = cart.offsets.filter((offset) => keyOf(offset) !== source.key);
    const offset: CartOffset = {
      kind: source.kind,
      amount,
      ...(source.referenceId ? { reference_id: source.referenceId } : {}),
    };
    onCart({ ...cart, offsets: amount === '' ? others : [...others, offset] });
  };
  const goods = preview ? dec(preview.goods_amount.amount) : ZERO;
  const wrong = (source: Source): string | undefined => {
    const amount = used(source.key);
    if (amount === '') return undefined;
    if (!isQuantity(amount) || !fitsScale(amount, currency)) return t('acts.notAmount');
    return dec(amount).gt(source.available)
      ? t('newOrder.offsetAbove', { available: money(source.available, currency) })
      : undefined;
  };
  const mostOf = (source: Source): string => {
    const others = sum(
      cart.offsets
        .filter((offset) => keyOf(offset) !== source.key && isQuantity(offset.amount))
        .map((one) => dec(one.amount)),
    );
    const left = goods.minus(others);
    return left.gt(0) ? min(left, dec(source.available)).toFixed() : '';
  };
  return (
    <Section title={t('orders.offset')} note={t('newOrder.offsetNote')}>
      <div className="fields fields-one">
        {sources.map((source) => (
          <Field
            key={source.key}
            label={[t(`orders.offsetKind.${source.kind}`), source.number].filter(Boolean).join(' ')}
            optional
            error={wrong(source)}
            note={t('newOrder.offsetAvailable', { available: money(source.available, currency) })}
            aside={
              <Button
                type="link"
                size="small"
                aria-label={t('newOrder.offsetMostOf', {
                  name: [t(`orders.offsetKind.${source.kind}`), source.number].filter(Boolean).join(' '),
                })}
                onClick={() => put(source, mostOf(source))}
              >
                {t('newOrder.offsetMost')}
              </Button>
            }
          >
            {(ids) => (
              <AmountInput
                {...ids}
                currency={currency}
                value={used(source.key)}
                onChange={(amount) => put(source, amount)}
              />
            )}
          </Field>
        ))}
      </div>
    </Section>
  );
}
