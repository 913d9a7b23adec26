/** Owns form fields: label above, `选填` for the optional, error beneath that says gap, limit and cure. */
import { Input } from 'antd';
import type { InputProps } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { currencySign } from '../lib/format.ts';

type FieldProps = {
  label: string;
  optional?: boolean;
  error?: string;
  note?: ReactNode;
  /** At the right of the label. */
  aside?: ReactNode;
  /** Gets the ids that tie input, error and label together. */
  children: (ids: FieldIds) => ReactNode;
};

export type FieldIds = { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined };

/** One labelled input. */
export function Field({ label, optional = false, error, note, aside, children }: FieldProps) {
  const { t } = useFormat();
  const id = useId();
  const below = error !== undefined || note !== undefined;
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <div className="field-head">
        <label htmlFor={id}>
          {label} {optional && <span className="field-optional">{t('common.optional')}</span>}
        </label>
        {aside}
      </div>
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': below ? `${id}-below` : undefined })}
      {below && (
        <div id={`${id}-below`} className={error ? 'field-error' : 'field-note'} aria-live="polite">
          {error ?? note}
        </div>
      )}
    </div>
  );
}

type AmountInputProps = Omit<InputProps, 'value' | 'onChange' | 'type'> & {
  value: string;
  currency: string;
  onChange: (amount: string) => void;
};

/** An amount as a decimal string: figures right, thin sign left, thousands separators and full-width digits are understood. */
export function AmountInput({ value, currency, onChange, ...rest }: AmountInputProps) {
  const clean = (text: string) =>
    text
      .replace(/[０-９．]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
      .replace(/[,，\s¥￥£€$]/g, '');
  return (
    <Input
      {...rest}
      className="amount-input"
      inputMode="decimal"
      autoComplete="off"
      value={value}
      prefix={<span className="money-sign">{currencySign(currency)}</span>}
      onChange={(event) => onChange(clean(event.target.value))}
    />
  );
}
