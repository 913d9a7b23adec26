/** Acts that end or give up something and need a reason: cancel, recall, write off. */
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import type { DialogProps } from './action-dialog.tsx';
import { orderStep } from './acts.ts';

/** Asks for the reason, which everybody concerned will read. */
export function ReasonDialog({
  action,
  versioned,
  onClose,
  onDone,
}: DialogProps & { action: 'cancel' | 'recall' | 'write_off' }) {
  const { t, money } = useFormat();
  const { order } = versioned;
  const form = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const step = useAct(
    orderStep<{ reason: string } | { comment: string }>(versioned, action === 'write_off' ? 'write_off' : action),
    onDone,
  );
  const values = { number: order.number ?? '', amount: money(order.payable_amount.amount, order.currency) };
  return (
    <ConfirmDialog
      open
      title={t(`acts.ask.${action}`, values)}
      verb={t(`acts.verb.${action}`, values)}
      danger
      busy={step.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === '') return setMissing(true);
          void step.run(action === 'recall' ? { comment: reason.trim() } : { reason: reason.trim() });
        }}
      >
        <p>{t(`acts.body.${action}`, values)}</p>
        <Field label={t('acts.reason')} error={missing && reason.trim() === '' ? t('acts.reasonMissing') : undefined}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoFocus
              rows={3}
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
