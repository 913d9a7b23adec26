/** Receiving a return: into which warehouse, how much of each line came back and in what condition. */
import { Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
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
import { returnStep, warehousesQuery } from './data.ts';
import type { ReceiveReturnBody, ReturnLine } from './data.ts';
import type { ReturnDialogProps } from './return-actions.tsx';

const conditions = ['good', 'damaged', 'expired'] as const;
type Entry = { quantity: string; condition: ReturnLine['condition'] };

function useWrong() {
  const { t, count } = useFormat();
  return (line: ReturnLine, { quantity }: Entry): string | undefined => {
    if (!isQuantity(quantity)) return t('acts.notQuantity');
    return dec(quantity).gt(line.quantity)
      ? t('returns.aboveAnnounced', { announced: count(line.quantity) })
      : undefined;
  };
}

/** The dialog; the credit note follows what came back. */
export function ReceiveReturnDialog({ versioned, onClose, onDone }: ReturnDialogProps) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const form = useId();
  const wrong = useWrong();
  const { view } = versioned;
  const { data: warehouses = [] } = useQuery(warehousesQuery);
  const [chosen, setChosen] = useState<string>();
  const [entries, setEntries] = useState<Record<string, Entry>>({});
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useAct(returnStep<ReceiveReturnBody>(versioned, 'receive'), onDone);
  const warehouse = chosen ?? view.warehouse?.id ?? (warehouses.length === 1 ? warehouses[0]?.id : undefined);
  const entryOf = (line: ReturnLine): Entry =>
    entries[line.id] ?? { quantity: dec(line.quantity).toFixed(), condition: line.condition };
  const valid = view.lines.every((line) => wrong(line, entryOf(line)) === undefined);
  const total = valid ? sum(view.lines.map((line) => dec(entryOf(line).quantity))) : dec('0');
  const submit = () => {
    setAsked(true);
    if (!valid || total.isZero() || !warehouse) return;
    void step.run({
      warehouse_id: warehouse,
      note: note.trim(),
      lines: view.lines
        .filter((line) => !dec(entryOf(line).quantity).eq(line.quantity) || entryOf(line).condition !== line.condition)
        .map((line) => ({
          return_line_id: line.id,
          received_quantity: entryOf(line).quantity,
          condition: entryOf(line).condition,
        })),
    });
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('returns.ask.receive', { number: view.number ?? '' })}
      verb={t('returns.verb.receive', { units: count(total.toFixed()) })}
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
        <p>{t('returns.body.receive')}</p>
        <Field
          label={t('acts.warehouse')}
          error={
            step.problem?.field('/warehouse_id') ?? (asked && !warehouse ? t('returns.warehouseMissing') : undefined)
          }
        >
          {(ids) => (
            <Select
              {...ids}
              value={warehouse}
              onChange={setChosen}
              options={warehouses.map((one) => ({ value: one.id, label: name(one) }))}
            />
          )}
        </Field>
        <ul className="quantity-list" aria-label={t('returns.cameBack')}>
          {view.lines.map((line) => (
            <li key={line.id}>
              <Field
                label={name(line)}
                error={wrong(line, entryOf(line))}
                note={t('returns.announced', { units: count(line.quantity), unit: line.unit })}
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
        {asked && valid && total.isZero() && <div className="field-error">{t('returns.nothingBack')}</div>}
        <Field label={t('orders.note')} optional>
          {(ids) => <Input {...ids} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <ProblemNote problem={step.problem} shown={['/warehouse_id']} />
      </form>
    </ConfirmDialog>
  );
}
