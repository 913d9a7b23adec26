/** Writing off what a partner will not pay of one invoice: how much, and why. */
import { Input } from 'antd';
import { useId, useState } from 'react';
import { dec } from '../../../kernel/decimal.ts';
import { fitsScale } from '../../../kernel/money.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { AmountInput, Field } from '../../parts/field.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { isQuantity } from '../../parts/quantity-input.tsx';
import { writeOff } from './data.ts';
import type { InvoiceDetail } from './data.ts';

/** The dialog. */
export function WriteOffDialog({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) {
  const { t, money } = useFormat();
  const notice = useNotice();
  const form = useId();
  const { currency, amount: open } = invoice.open_amount;
  const [amount, setAmount] = useState(dec(open).toFixed(2));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useAct(writeOff(invoice.id), () => {
    notice.done(t('acts.done.write_off'));
    onClose();
  });
  const wrong =
    !isQuantity(amount) || !fitsScale(amount, currency)
      ? t('acts.notAmount')
      : dec(amount).lte(0)
        ? t('acts.notAboveZero')
        : dec(amount).gt(open)
          ? t('finance.aboveOpen', { open: money(open, currency) })
          : undefined;
  const missing = reason.trim() === '';
  return (
    <ConfirmDialog
      open
      danger
      title={t('acts.ask.write_off', { number: invoice.number })}
      verb={t('acts.verb.write_off')}
      busy={act.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (wrong === undefined && !missing) void act.run({ amount, reason: reason.trim() });
        }}
      >
        <p>{t('acts.body.write_off')}</p>
        <Field label={t('finance.writeOffAmount')} error={act.problem?.field('/amount') ?? (asked ? wrong : undefined)}>
          {(ids) => <AmountInput {...ids} currency={currency} value={amount} onChange={setAmount} />}
        </Field>
        <Field label={t('acts.reason')} error={asked && missing ? t('acts.reasonMissing') : undefined}>
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
        <ProblemNote problem={act.problem} shown={['/amount']} />
      </form>
    </ConfirmDialog>
  );
}
