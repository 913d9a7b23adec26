/** Owns typing a quantity: decimal text, figures right, full-width digits understood. */
import { Input } from 'antd';
import type { InputProps } from 'antd';

type QuantityInputProps = Omit<InputProps, 'value' | 'onChange' | 'type'> & {
  value: string;
  onChange: (quantity: string) => void;
};

/** A quantity as decimal text; checking it is the caller's work. */
export function QuantityInput({ value, onChange, ...rest }: QuantityInputProps) {
  return (
    <Input
      {...rest}
      className="amount-input"
      inputMode="decimal"
      autoComplete="off"
      value={value}
      onChange={(event) =>
        onChange(
          event.target.value
            .replace(/[０-９．]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
            .replace(/[,，\s]/g, ''),
        )
      }
    />
  );
}

/** True for decimal text of zero or more. */
export function isQuantity(text: string): boolean {
  return /^\d{1,12}(\.\d{1,6})?$/.test(text);
}
