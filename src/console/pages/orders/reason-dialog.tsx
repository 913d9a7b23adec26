/** Acts that end or give up something and need a reason: cancel, recall, write off. */
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import type { DialogProps } from './action-dialog.tsx';
import type { Answer } from '../../lib/api.ts';
import { orderStep, recall, writeOff } from './acts.ts';
import type { CancelBody } from './acts.ts';
import type { VersionedOrder } from './data.ts';

type Ending = 'cancel' | 'recall' | 'write_off';

function sendOf(action: Ending, versioned: VersionedOrder): (reason: string, key: string) => Promise<Answer<unknown>> {
  if (action === 'recall') return (comment, key) => recall(versioned)({ comment }, key);
  if (action === 'write_off') return (reason, key) => writeOff(versioned)({ reason }, key);
  return (reason, key) => orderStep<CancelBody>(versioned, 'cancel')({ reason }, key);
}

/** Asks for the reason, which everybody concerned will read. */
export function ReasonDialog({ action, versioned, onClose, onDone }: DialogProps & { action: Ending }) {
  const { t, money } = useFormat();
  const { order } = versioned;
  const form = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const step = useAct(sendOf(action, versioned), onDone);
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
          void step.run(reason.trim());
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
