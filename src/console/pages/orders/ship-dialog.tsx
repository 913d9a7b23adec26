/** Recording a shipment: from one warehouse, what is allocated by default, carrier and expected day. */
import { DatePicker, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useId, useState } from 'react';
import { dec, sum } from '../../../kernel/decimal.ts';
import { useNames } from '../../lib/names.ts';
import { useAct } from '../../lib/use-act.ts';
import { useUnitName } from '../../lib/units.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { isQuantity, QuantityInput } from '../../parts/quantity-input.tsx';
import { size } from '../../theme.ts';
import type { DialogProps } from './action-dialog.tsx';
import { orderStep } from './acts.ts';
import type { ShipBody } from './acts.ts';
import type { OrderLine } from './data.ts';

/** Says what is wrong with a quantity to ship, if anything. */
function useWrong() {
  const { t, count } = useFormat();
  return (line: OrderLine, text: string): string | undefined => {
    if (!isQuantity(text)) return t('acts.notQuantity');
    return dec(text).gt(line.allocated_quantity)
      ? t('acts.aboveAllocated', { allocated: count(line.allocated_quantity) })
      : undefined;
  };
}

/** The dialog. */
export function ShipDialog({ versioned, onClose, onDone }: DialogProps) {
  const unitName = useUnitName();
  const { t, count } = useFormat();
  const { name } = useNames();
  const form = useId();
  const wrong = useWrong();
  const ready = versioned.order.lines.filter((line) => line.warehouse && dec(line.allocated_quantity).gt(0));
  const warehouses = [
    ...new Map(
      ready.flatMap((line) => (line.warehouse ? [[line.warehouse.id, line.warehouse] as const] : [])),
    ).values(),
  ];
  const [warehouse, setWarehouse] = useState(warehouses[0]?.id ?? '');
  const [quantities, setQuantities] = useState<Record<string, string>>({});
  const [carrier, setCarrier] = useState('');
  const [tracking, setTracking] = useState('');
  const [expected, setExpected] = useState<Dayjs | null>(null);
  const step = useAct(orderStep<ShipBody>(versioned, 'ship'), onDone);
  const lines = ready.filter((line) => line.warehouse?.id === warehouse);
  const quantityOf = (line: OrderLine) => quantities[line.id] ?? dec(line.allocated_quantity).toFixed();
  const valid = lines.every((line) => wrong(line, quantityOf(line)) === undefined);
  const total = valid ? sum(lines.map((line) => dec(quantityOf(line)))).toFixed() : '0';
  const submit = () => {
    if (!valid || total === '0') return;
    void step.run({
      warehouse_id: warehouse,
      carrier: carrier.trim(),
      tracking_number: tracking.trim(),
      expected_on: expected?.format('YYYY-MM-DD'),
      lines: lines
        .filter((line) => !dec(quantityOf(line)).isZero())
        .map((line) => ({ order_line_id: line.id, quantity: quantityOf(line) })),
    });
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('acts.ask.ship')}
      verb={t('acts.verb.ship', { units: count(total) })}
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
        <div className="fields">
          <Field label={t('acts.warehouse')}>
            {(ids) => (
              <Select
                {...ids}
                value={warehouse}
                onChange={setWarehouse}
                options={warehouses.map((item) => ({ value: item.id, label: name(item) }))}
              />
            )}
          </Field>
          <Field label={t('acts.expected')} optional>
            {(ids) => <DatePicker {...ids} value={expected} onChange={setExpected} />}
          </Field>
          <Field label={t('acts.carrier')} optional>
            {(ids) => (
              <Input {...ids} maxLength={100} value={carrier} onChange={(event) => setCarrier(event.target.value)} />
            )}
          </Field>
          <Field label={t('acts.tracking')} optional>
            {(ids) => (
              <Input {...ids} maxLength={100} value={tracking} onChange={(event) => setTracking(event.target.value)} />
            )}
          </Field>
        </div>
        <ul className="quantity-list" aria-label={t('acts.toShip')}>
          {lines.map((line) => (
            <li key={line.id}>
              <Field
                label={name(line)}
                error={wrong(line, quantityOf(line))}
                note={t('acts.allocated', { allocated: count(line.allocated_quantity), unit: unitName(line.unit) })}
              >
                {(ids) => (
                  <QuantityInput
                    {...ids}
                    value={quantityOf(line)}
                    onChange={(value) => setQuantities({ ...quantities, [line.id]: value })}
                  />
                )}
              </Field>
            </li>
          ))}
        </ul>
        <ProblemNote problem={step.problem} />
      </form>
    </ConfirmDialog>
  );
}
