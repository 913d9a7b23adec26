/** Owns the inputs of a master record: one description per field, one labelled input each. */
import { DatePicker, Input, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import { useFormat } from '../lib/use-format.ts';
import { Field } from '../parts/field.tsx';
import type { FieldIds } from '../parts/field.tsx';
import { QuantityInput } from '../parts/quantity-input.tsx';

export type Option = { value: string; label: string };

export type FieldSpec = {
  name: string;
  label: string;
  kind: 'text' | 'long' | 'choice' | 'many' | 'date' | 'decimal' | 'switch';
  optional?: boolean;
  /** Shown, not changed. */
  fixed?: boolean;
  options?: readonly Option[];
  note?: string;
  wide?: boolean;
  /** May be below zero. */
  signed?: boolean;
  /** Digits after the point. */
  scale?: number;
  maxLength?: number;
  /** Where the server names it, when that is not `/name`. */
  pointer?: string;
};

export const pointerOf = (field: FieldSpec): string => field.pointer ?? `/${field.name}`;

/** What is wrong before the server is asked; undefined when nothing is. */
export function useWrong() {
  const { t } = useFormat();
  return (field: FieldSpec, value: string): string | undefined => {
    if (value.trim() === '') return field.optional || field.kind === 'switch' ? undefined : t('masters.required');
    if (field.kind !== 'decimal') return undefined;
    const scale = field.scale ?? 6;
    const digitsOnly = field.signed ? value.replace(/^[-−]/, '') : value;
    if (!/^\d{1,14}(\.\d+)?$/.test(digitsOnly))
      return t(value.startsWith('-') ? 'masters.negative' : 'masters.notNumber');
    const digits = value.split('.')[1]?.length ?? 0;
    return digits > scale ? t('masters.tooFine', { scale }) : undefined;
  };
}

/** The value as people read it. */
export function useShown() {
  const { t, date } = useFormat();
  return (field: FieldSpec | undefined, value: string): string => {
    if (value === '') return t('common.nothing');
    if (!field) return value;
    if (field.kind === 'switch') return t(value === 'true' ? 'masters.yes' : 'masters.no');
    if (field.kind === 'date') return date(value);
    const label = (one: string) => field.options?.find((option) => option.value === one)?.label ?? one;
    if (field.kind === 'many') return value.split(',').map(label).join(t('common.listJoin'));
    return label(value);
  };
}

type InputProps = { field: FieldSpec; ids: FieldIds; value: string; onChange: (value: string) => void };

function FieldInput({ field, ids, value, onChange }: InputProps) {
  const common = { ...ids, disabled: field.fixed };
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...common}
          allowClear={field.optional}
          showSearch={{ optionFilterProp: 'label' }}
          value={value || undefined}
          onChange={(next?: string) => onChange(next ?? '')}
          options={[...(field.options ?? [])]}
        />
      );
    case 'many':
      return (
        <Select
          {...common}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={value ? value.split(',') : []}
          onChange={(next: string[]) => onChange(next.join(','))}
          options={[...(field.options ?? [])]}
        />
      );
    case 'date':
      return (
        <DatePicker
          {...common}
          allowClear={field.optional ?? false}
          value={value ? dayjs(value) : null}
          onChange={(next) => onChange(next?.format('YYYY-MM-DD') ?? '')}
        />
      );
    case 'decimal':
      return <QuantityInput {...common} value={value} onChange={onChange} />;
    case 'switch':
      return (
        <span className="field-switch">
          <Switch
            id={ids.id}
            aria-describedby={ids['aria-describedby']}
            checked={value === 'true'}
            onChange={(on) => onChange(String(on))}
          />
        </span>
      );
    case 'long':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={field.maxLength ?? 500}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'text':
      return (
        <Input
          {...common}
          maxLength={field.maxLength ?? 200}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

/** One field of the form. */
export function RecordField({
  field,
  value,
  error,
  onChange,
}: {
  field: FieldSpec;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <div className={field.wide ? 'field-wide' : undefined}>
      <Field label={field.label} optional={field.optional} error={error} note={field.note}>
        {(ids) => <FieldInput field={field} ids={ids} value={value} onChange={onChange} />}
      </Field>
    </div>
  );
}
