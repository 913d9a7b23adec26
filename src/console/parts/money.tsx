/** Owns how an amount looks and that it opens: thin sign, thousands, two decimals, dotted underline. */
import { useFormat } from '../lib/use-format.ts';
import { moneyParts } from '../lib/format.ts';
import { useOpenFigure } from '../lib/figure-link.ts';

export type MoneyLook = 'text' | 'cell' | 'strip' | 'result' | 'tile' | 'hero';

type MoneyProps = {
  /** Decimal string as the API gives it. */
  amount: string;
  /** ISO code; left out in tables of one currency that is named in the section head. */
  currency?: string;
  look?: MoneyLook;
  /** Address of the figure behind it; without one the amount is plain text. */
  figure?: string;
  /** What the amount is, for the name of the button: 应付, payable. */
  label?: string;
  strong?: boolean;
  /** Shows `+` before amounts above zero. */
  plus?: boolean;
  /** Decimals always shown; 2 for amounts, the price scale for unit prices. */
  scale?: number;
};

/** One amount. With `figure` it is a button that opens the drawer behind it. */
export function Money({ amount, currency, look = 'text', figure, label, strong, plus, scale = 2 }: MoneyProps) {
  const { t } = useFormat();
  const open = useOpenFigure();
  const parts = moneyParts(amount, currency ?? '', scale);
  const prefix = parts.minus || (plus && !/^[-0.]*$/.test(amount) ? '+' : '');
  const classes = `money money-${look}${strong ? ' money-strong' : ''}`;
  const digits = (
    <span className={figure ? 'money-digits opens' : 'money-digits'}>
      {parts.whole}
      <span className="money-cents">{parts.cents}</span>
    </span>
  );
  const inside = (
    <>
      {prefix && <span className="money-minus">{prefix}</span>}
      {currency && <span className="money-sign">{parts.sign}</span>}
      {digits}
    </>
  );
  if (!figure) return <span className={classes}>{inside}</span>;
  const name = t('parts.openFigure', {
    label: label ?? t('parts.amount'),
    amount: `${prefix}${parts.whole}${parts.cents}`,
  });
  return (
    <button
      type="button"
      className={`${classes} plain-button`}
      aria-label={name}
      onClick={(event) => {
        event.stopPropagation();
        open(figure);
      }}
    >
      {inside}
    </button>
  );
}
