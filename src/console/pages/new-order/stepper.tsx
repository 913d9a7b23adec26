/** Owns − 10 箱 +: packs up and down, or typed. */
import { Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { dec } from '../../../kernel/decimal.ts';
import { useUnitName } from '../../lib/units.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { isQuantity } from '../../parts/quantity-input.tsx';
import { step } from './cart.ts';

export type Packed = { name: string; unit: string; pack_unit: string; pack_size: string; min_quantity?: string };

type StepperProps = { product: Packed; quantity: string; onChange: (quantity: string) => void };

/** Counts packs when the quantity is whole packs, base units otherwise. */
export function Stepper({ product, quantity, onChange }: StepperProps) {
  const { t } = useFormat();
  const unitName = useUnitName();
  const pack = dec(product.pack_size);
  const whole = pack.gt(0) && dec(quantity).mod(pack).isZero();
  const shown = whole ? dec(quantity).div(pack).toFixed() : dec(quantity).toFixed();
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const minimum = product.min_quantity ?? product.pack_size;
  const take = () => {
    if (!isQuantity(text)) return setText(shown);
    onChange(whole ? dec(text).times(pack).toFixed() : dec(text).toFixed());
  };
  return (
    <div className="stepper-box" role="group" aria-label={product.name}>
      <button
        type="button"
        aria-label={t('newOrder.less', { name: product.name })}
        disabled={dec(quantity).isZero()}
        onClick={() => onChange(step(quantity, product.pack_size, minimum, -1))}
      >
        <Icon of={Minus} />
      </button>
      <label>
        <span className="sr-only">{t('newOrder.packsOf', { name: product.name })}</span>
        <input
          inputMode="decimal"
          autoComplete="off"
          value={text}
          size={Math.max(2, text.length)}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setText(event.target.value.trim())}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
        <span className="stepper-unit">{unitName(whole ? product.pack_unit : product.unit)}</span>
      </label>
      <button
        type="button"
        aria-label={t('newOrder.more', { name: product.name })}
        onClick={() => onChange(step(quantity, product.pack_size, minimum, 1))}
      >
        <Icon of={Plus} />
      </button>
    </div>
  );
}
