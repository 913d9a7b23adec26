/** The cart beside the products: lines with amounts, the sum as a sum, credit left, and what stands in the way. */
import { Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { dec } from '../../../kernel/decimal.ts';
import { useNames } from '../../lib/names.ts';
import { useUnitName } from '../../lib/units.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Checks } from '../../parts/checks.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Money } from '../../parts/money.tsx';
import { PriceButton } from '../../parts/price-waterfall.tsx';
import { Section } from '../../parts/section.tsx';
import { useChecks, usePriceStory } from '../orders/words.tsx';
import { put } from './cart.ts';
import type { Cart } from './cart.ts';
import { dealerQuery } from './data.ts';
import type { Preview } from './data.ts';
import { Stepper } from './stepper.tsx';

type CartProps = { cart: Cart; onCart: (cart: Cart) => void; preview: Preview | undefined };

/** Lines of the cart; `steppers` also lets them be changed here (the phone's review). */
export function CartLines({ cart, onCart, preview, steppers = false }: CartProps & { steppers?: boolean }) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const unitName = useUnitName();
  const story = usePriceStory();
  return (
    <ul className="cart-lines">
      {cart.lines.map((line) => {
        const priced = preview?.lines.find((item) => item.sku_code === line.sku_code);
        return (
          <li key={line.sku_code}>
            <div className="card-line">
              <span className="strong">{priced ? name(priced) : line.sku_code}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={t('newOrder.remove', { name: priced ? name(priced) : line.sku_code })}
                onClick={() => onCart(put(cart, line.sku_code, '0'))}
              >
                <Icon of={Trash2} size={14} />
              </button>
            </div>
            <div className="card-line card-quiet">
              <span>
                {priced ? <PriceButton story={story(priced)} /> : t('common.nothing')} × {count(line.quantity)}{' '}
                {priced && unitName(priced.unit)}
              </span>
              {priced && <Money {...priced.goods_amount} look="cell" />}
            </div>
            {steppers && priced && (
              <Stepper
                product={{ ...priced, name: name(priced) }}
                quantity={line.quantity}
                onChange={(next) => onCart(put(cart, line.sku_code, next))}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** List − policies = payable, and the credit that is left. */
export function CartSums({ preview }: { preview: Preview }) {
  const { t } = useFormat();
  const rows = [
    [t('orders.listTotal'), preview.list_amount],
    [t('orders.discount'), { ...preview.discount_amount, amount: dec(preview.discount_amount.amount).neg().toFixed() }],
    ...(dec(preview.offset_amount.amount).isZero()
      ? []
      : [
          [
            t('orders.offset'),
            { ...preview.offset_amount, amount: dec(preview.offset_amount.amount).neg().toFixed() },
          ] as const,
        ]),
  ] as const;
  return (
    <dl className="cart-sums">
      {rows.map(([label, amount]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Money {...amount} />
          </dd>
        </div>
      ))}
      <div className="cart-payable">
        <dt>{t('orders.payable')}</dt>
        <dd>
          <Money {...preview.payable_amount} look="result" />
        </dd>
      </div>
      <div>
        <dt>{t('newOrder.creditAvailable')}</dt>
        <dd>
          <Money {...preview.credit_available} />
        </dd>
      </div>
    </dl>
  );
}

/** Verdicts that need eyes; silence means all passed, and says so. */
export function CartChecks({ preview }: { preview: Preview }) {
  const { t } = useFormat();
  const checks = useChecks()(preview.verdicts, preview.payable_amount.currency);
  const open = checks.filter((check) => check.result !== 'pass');
  return (
    <Section title={t('orders.checks')} note={t('orders.checksPassed', { passed: checks.length - open.length })}>
      <div className="checks-narrow">
        <Checks verdicts={open} />
      </div>
    </Section>
  );
}

/** Where to and what else. */
export function CartRemarks({ cart, onCart }: Omit<CartProps, 'preview'>) {
  const { t } = useFormat();
  const { data: dealer } = useQuery(dealerQuery(cart.buyerId));
  const usual =
    cart.shipTo === '' && dealer?.ship_to ? t('newOrder.shipToUsual', { address: dealer.ship_to }) : undefined;
  return (
    <div className="fields fields-one">
      <Field label={t('orders.shipTo')} optional note={usual}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 3 }}
            maxLength={500}
            value={cart.shipTo}
            onChange={(event) => onCart({ ...cart, shipTo: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('orders.note')} optional>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={2000}
            value={cart.note}
            onChange={(event) => onCart({ ...cart, note: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
