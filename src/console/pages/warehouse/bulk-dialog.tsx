/** Shipping or allocating the chosen orders: asked once, then one line per order with what became of it. */
import { DatePicker, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import type { Dayjs } from 'dayjs';
import { useRef, useState } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { BulkResult } from '../../parts/bulk.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { size } from '../../theme.ts';
import type { OrderRow } from '../orders/data.ts';
import { allocateEach, shipEach } from './bulk.ts';
import type { Outcome } from './bulk.ts';

type BulkDialogProps = { what: 'ship' | 'allocate'; orders: readonly OrderRow[]; onClose: () => void };

/** The dialog. */
export function BulkDialog({ what, orders, onClose }: BulkDialogProps) {
  const { t, count } = useFormat();
  const queries = useQueryClient();
  const intent = useRef(crypto.randomUUID());
  const [carrier, setCarrier] = useState('');
  const [expected, setExpected] = useState<Dayjs | null>(null);
  const [outcomes, setOutcomes] = useState<Outcome[]>();
  const [busy, setBusy] = useState(false);
  const named = orders.map((order) => ({ id: order.id, number: order.number ?? '' }));
  const run = async () => {
    setBusy(true);
    setOutcomes([]);
    const tell = (outcome: Outcome) => setOutcomes((before = []) => [...before, outcome]);
    try {
      if (what === 'ship') {
        const how = { carrier: carrier.trim(), expected_on: expected?.format('YYYY-MM-DD') };
        await shipEach(named, how, intent.current, tell);
      } else await allocateEach(named, intent.current, tell);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ['orders'] });
    }
  };
  const text = (outcome: Outcome): string => {
    if (!outcome.done) return outcome.problem ?? '';
    return outcome.units === undefined
      ? t('warehouse.allocated')
      : t('warehouse.shippedUnits', { units: count(outcome.units) });
  };
  if (outcomes)
    return (
      <ConfirmDialog
        open
        onlyVerb
        width={size.form}
        title={t(`warehouse.result.${what}`)}
        verb={t('common.close')}
        busy={busy}
        onConfirm={onClose}
        onCancel={busy ? () => undefined : onClose}
      >
        <BulkResult
          rows={outcomes.map((outcome) => ({
            key: outcome.id,
            name: outcome.number,
            done: outcome.done,
            text: text(outcome),
          }))}
        />
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t(`warehouse.ask.${what}`, { count: orders.length })}
      verb={t(`warehouse.verb.${what}`, { count: orders.length })}
      onConfirm={() => void run()}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t(`warehouse.body.${what}`)}</p>
        {what === 'ship' && (
          <div className="fields">
            <Field label={t('acts.carrier')} optional>
              {(ids) => (
                <Input {...ids} maxLength={100} value={carrier} onChange={(event) => setCarrier(event.target.value)} />
              )}
            </Field>
            <Field label={t('acts.expected')} optional>
              {(ids) => <DatePicker {...ids} value={expected} onChange={setExpected} />}
            </Field>
          </div>
        )}
      </div>
    </ConfirmDialog>
  );
}
