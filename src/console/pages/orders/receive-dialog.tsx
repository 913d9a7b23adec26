/** Recording a receipt: everything arrived unless a line says otherwise, and then why. */
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
import type { DialogProps } from './action-dialog.tsx';
import { receiveStep } from './acts.ts';
import type { Shipment } from './data.ts';

type ShipmentLine = Shipment['lines'][number];
type Entry = { quantity: string; reason: string };

function useWrong() {
  const { t, count } = useFormat();
  return (line: ShipmentLine, { quantity }: Entry): string | undefined => {
    if (!isQuantity(quantity)) return t('acts.notQuantity');
    return dec(quantity).gt(line.quantity) ? t('acts.aboveShipped', { shipped: count(line.quantity) }) : undefined;
  };
}

function LineFields({
  line,
  entry,
  asked,
  onChange,
}: {
  line: ShipmentLine;
  entry: Entry;
  asked: boolean;
  onChange: (entry: Entry) => void;
}) {
  const { t, count } = useFormat();
  const { name } = useNames();
  const wrong = useWrong()(line, entry);
  const less = wrong === undefined && dec(entry.quantity).lt(line.quantity);
  return (
    <li>
      <Field label={name(line)} error={wrong} note={t('acts.shippedCount', { shipped: count(line.quantity) })}>
        {(ids) => (
          <QuantityInput {...ids} value={entry.quantity} onChange={(quantity) => onChange({ ...entry, quantity })} />
        )}
      </Field>
      {less && (
        <Field
          label={t('acts.differenceReason', { lost: count(dec(line.quantity).minus(entry.quantity).toFixed()) })}
          error={asked && entry.reason.trim() === '' ? t('acts.reasonMissing') : undefined}
        >
          {(ids) => (
            <Input
              {...ids}
              maxLength={500}
              value={entry.reason}
              onChange={(event) => onChange({ ...entry, reason: event.target.value })}
            />
          )}
        </Field>
      )}
    </li>
  );
}

/** The dialog. */
export function ReceiveDialog({ versioned, onClose, onDone }: DialogProps) {
  const { t } = useFormat();
  const form = useId();
  const wrong = useWrong();
  const coming = versioned.order.shipments.filter((shipment) => shipment.status === 'in_transit');
  const [chosen, setChosen] = useState(coming[0]?.id ?? '');
  const [entries, setEntries] = useState<Record<string, Entry>>({});
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useAct(receiveStep(versioned, chosen), onDone);
  const lines = coming.find((shipment) => shipment.id === chosen)?.lines ?? [];
  const entryOf = (line: ShipmentLine): Entry =>
    entries[line.id] ?? { quantity: dec(line.quantity).toFixed(), reason: '' };
  const submit = () => {
    setAsked(true);
    if (lines.some((line) => wrong(line, entryOf(line)) !== undefined)) return;
    const different = lines.filter((line) => !dec(entryOf(line).quantity).eq(line.quantity));
    if (different.some((line) => entryOf(line).reason.trim() === '')) return;
    void step.run({
      note: note.trim(),
      lines: different.map((line) => ({
        shipment_line_id: line.id,
        received_quantity: entryOf(line).quantity,
        reason: entryOf(line).reason.trim(),
      })),
    });
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('acts.ask.receive')}
      verb={t('acts.verb.receive')}
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
        <p>{t('acts.body.receive')}</p>
        {coming.length > 1 && (
          <Field label={t('orders.colShipment')}>
            {(ids) => (
              <Select
                {...ids}
                value={chosen}
                onChange={setChosen}
                options={coming.map((item) => ({ value: item.id, label: item.number }))}
              />
            )}
          </Field>
        )}
        <ul className="quantity-list" aria-label={t('acts.received')}>
          {lines.map((line) => (
            <LineFields
              key={line.id}
              line={line}
              entry={entryOf(line)}
              asked={asked}
              onChange={(entry) => setEntries({ ...entries, [line.id]: entry })}
            />
          ))}
        </ul>
        <Field label={t('orders.note')} optional>
          {(ids) => <Input {...ids} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <ProblemNote problem={step.problem} />
      </form>
    </ConfirmDialog>
  );
}
