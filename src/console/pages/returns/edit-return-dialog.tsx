/** Changing a return before it is submitted (again): quantities, conditions, the reason. */
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { dec } from '../../../kernel/decimal.ts';
import { useNames } from '../../lib/names.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { isQuantity, QuantityInput } from '../../parts/quantity-input.tsx';
import { size } from '../../theme.ts';
import { changeReturn } from './data.ts';
import type { ReturnLine } from './data.ts';
import type { ReturnDialogProps } from './return-actions.tsx';

const conditions = ['good', 'damaged', 'expired'] as const;

type Row = {
  key: string;
  line: ReturnLine;
  quantity: string;
  condition: ReturnLine['condition'];
};

/** What came from one order line may stand on several lines, one per invoice: it is changed as one. */
function rowsOf(lines: readonly ReturnLine[]): Row[] {
  const rows = new Map<string, Row>();
  for (const line of lines) {
    const key = `${line.order_line_id ?? line.sku_code}:${line.condition}`;
    const before = rows.get(key)?.quantity ?? '0';
    rows.set(key, { key, line, quantity: dec(before).plus(line.quantity).toFixed(), condition: line.condition });
  }
  return [...rows.values()];
}

/** The dialog; a line of zero is left out. */
export function EditReturnDialog({ versioned, onClose, onDone }: ReturnDialogProps) {
  const { t } = useFormat();
  const { name } = useNames();
  const form = useId();
  const { view } = versioned;
  const [rows, setRows] = useState(() => rowsOf(view.lines));
  const [reason, setReason] = useState(view.reason);
  const [asked, setAsked] = useState(false);
  const step = useAct(changeReturn(versioned), onDone);
  const kept = rows.filter((row) => isQuantity(row.quantity) && dec(row.quantity).gt(0));
  const change = (key: string, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const submit = () => {
    setAsked(true);
    if (kept.length === 0 || reason.trim() === '' || rows.some((row) => !isQuantity(row.quantity))) return;
    void step.run({
      reason: reason.trim(),
      lines: kept.map(({ line, quantity, condition }) => ({
        ...(line.order_line_id
          ? { order_line_id: line.order_line_id }
          : { sku_code: line.sku_code, unit_price: line.unit_price }),
        quantity,
        condition,
      })),
    });
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('returns.ask.edit')}
      verb={t('returns.verb.edit')}
      busy={step.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ul className="quantity-list" aria-label={t('acts.toReturn')}>
          {rows.map((row) => (
            <li key={row.key}>
              <Field label={name(row.line)} error={isQuantity(row.quantity) ? undefined : t('acts.notQuantity')}>
                {(ids) => (
                  <QuantityInput {...ids} value={row.quantity} onChange={(quantity) => change(row.key, { quantity })} />
                )}
              </Field>
              <Field label={t('acts.condition')}>
                {(ids) => (
                  <Select
                    {...ids}
                    value={row.condition}
                    onChange={(condition) => change(row.key, { condition })}
                    options={conditions.map((key) => ({ value: key, label: t(`acts.conditions.${key}`) }))}
                  />
                )}
              </Field>
            </li>
          ))}
        </ul>
        {asked && kept.length === 0 && <div className="field-error">{t('acts.nothingChosen')}</div>}
        <Field label={t('acts.reason')} error={asked && reason.trim() === '' ? t('acts.reasonMissing') : undefined}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={step.problem} />
      </form>
    </ConfirmDialog>
  );
}
