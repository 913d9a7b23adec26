/** Recording a return from an order: which received units come back, in what condition, and why. */
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { dec, sum } from '../../../kernel/decimal.ts';
import { useNames } from '../../lib/names.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { isQuantity, QuantityInput } from '../../parts/quantity-input.tsx';
import { size } from '../../theme.ts';
import type { DialogProps } from './action-dialog.tsx';
import { conditions, returnFromOrder } from './acts.ts';
import type { Condition } from './acts.ts';
import type { OrderLine } from './data.ts';

type Entry = { quantity: string; condition: Condition };
const returnable = (line: OrderLine) => dec(line.received_quantity).minus(line.returned_quantity);

function useWrong() {
  const { t, count } = useFormat();
  return (line: OrderLine, { quantity }: Entry): string | undefined => {
    if (quantity === '') return undefined;
    if (!isQuantity(quantity)) return t('acts.notQuantity');
    return dec(quantity).gt(returnable(line))
      ? t('acts.aboveReceived', { received: count(returnable(line).toFixed()) })
      : undefined;
  };
}

/** The dialog; it sends the return on its way at once. */
export function ReturnDialog({ versioned, onClose, onDone }: DialogProps) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const { order } = versioned;
  const form = useId();
  const wrong = useWrong();
  const lines = order.lines.filter((line) => returnable(line).gt(0));
  const [entries, setEntries] = useState<Record<string, Entry>>({});
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useAct(returnFromOrder, onDone);
  const entryOf = (line: OrderLine): Entry => entries[line.id] ?? { quantity: '', condition: 'good' };
  const chosen = lines.filter((line) => isQuantity(entryOf(line).quantity) && dec(entryOf(line).quantity).gt(0));
  const total = sum(chosen.map((line) => dec(entryOf(line).quantity))).toFixed();
  const submit = () => {
    setAsked(true);
    if (chosen.length === 0 || reason.trim() === '' || lines.some((line) => wrong(line, entryOf(line)) !== undefined))
      return;
    void step.run({
      order_id: order.id,
      reason: reason.trim(),
      lines: chosen.map((line) => ({ order_line_id: line.id, ...entryOf(line) })),
    });
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('acts.ask.return')}
      verb={t('acts.verb.return', { units: count(total) })}
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
          {lines.map((line) => (
            <li key={line.id}>
              <Field
                label={name(line)}
                error={wrong(line, entryOf(line))}
                note={t('acts.returnable', { units: count(returnable(line).toFixed()) })}
              >
                {(ids) => (
                  <QuantityInput
                    {...ids}
                    value={entryOf(line).quantity}
                    onChange={(quantity) => setEntries({ ...entries, [line.id]: { ...entryOf(line), quantity } })}
                  />
                )}
              </Field>
              <Field label={t('acts.condition')}>
                {(ids) => (
                  <Select
                    {...ids}
                    value={entryOf(line).condition}
                    onChange={(condition) => setEntries({ ...entries, [line.id]: { ...entryOf(line), condition } })}
                    options={conditions.map((key) => ({ value: key, label: t(`acts.conditions.${key}`) }))}
                  />
                )}
              </Field>
            </li>
          ))}
        </ul>
        {asked && chosen.length === 0 && <div className="field-error">{t('acts.nothingChosen')}</div>}
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
