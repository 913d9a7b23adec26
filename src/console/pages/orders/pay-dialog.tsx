/** Recording money received from the dealer: amount, day, bank reference; the oldest invoices are settled first. */
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { dec, sum } from '../../../kernel/decimal.ts';
import { fitsScale } from '../../../kernel/money.ts';
import { businessToday } from '../../lib/format.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { AmountInput, Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { isQuantity } from '../../parts/quantity-input.tsx';
import { size } from '../../theme.ts';
import type { DialogProps } from './action-dialog.tsx';
import { payForOrder } from './acts.ts';

const methods = ['bank_transfer', 'bill', 'cash', 'other'] as const;

function useWrong(currency: string) {
  const { t } = useFormat();
  return (amount: string): string | undefined => {
    if (!isQuantity(amount) || !fitsScale(amount, currency)) return t('acts.notAmount');
    return dec(amount).gt(0) ? undefined : t('acts.notAboveZero');
  };
}

/** The dialog; what is above the open invoices becomes prepaid money, and it says so before. */
export function PayDialog({ versioned, onClose, onDone }: DialogProps) {
  const { t, money, zone } = useFormat();
  const { order } = versioned;
  const form = useId();
  const wrong = useWrong(order.currency);
  const open = sum(order.invoices.map((invoice) => dec(invoice.open_amount.amount)));
  const today = businessToday(zone);
  const [amount, setAmount] = useState(open.toFixed(2));
  const [day, setDay] = useState(today);
  const [reference, setReference] = useState('');
  const [method, setMethod] = useState<(typeof methods)[number]>('bank_transfer');
  const [asked, setAsked] = useState(false);
  const step = useAct(payForOrder, onDone);
  const problem = wrong(amount);
  const above = problem === undefined && dec(amount).gt(open) ? dec(amount).minus(open).toFixed() : undefined;
  const submit = () => {
    setAsked(true);
    if (problem !== undefined) return;
    void step.run({
      buyer_id: order.buyer.id,
      amount: { amount, currency: order.currency },
      business_date: day,
      method,
      ...(reference.trim() ? { bank_reference: reference.trim() } : {}),
    });
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('acts.ask.pay')}
      verb={t('acts.verb.pay', { amount: problem === undefined ? money(amount, order.currency) : '' })}
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
        <p>{t('acts.body.pay', { open: money(open.toFixed(), order.currency) })}</p>
        <div className="fields">
          <Field
            label={t('acts.amount')}
            error={step.problem?.field('/amount/amount') ?? (asked ? problem : undefined)}
            note={above && t('acts.prepaidRest', { amount: money(above, order.currency) })}
          >
            {(ids) => <AmountInput {...ids} autoFocus currency={order.currency} value={amount} onChange={setAmount} />}
          </Field>
          <Field label={t('acts.received_on')} error={step.problem?.field('/business_date')}>
            {(ids) => (
              <DatePicker
                {...ids}
                allowClear={false}
                value={dayjs(day)}
                maxDate={dayjs(today)}
                onChange={(value) => setDay(value?.format('YYYY-MM-DD') ?? today)}
              />
            )}
          </Field>
          <Field label={t('acts.reference')} optional error={step.problem?.field('/bank_reference')}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={100}
                value={reference}
                onChange={(event) => setReference(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('acts.method')}>
            {(ids) => (
              <Select
                {...ids}
                value={method}
                onChange={setMethod}
                options={methods.map((key) => ({ value: key, label: t(`acts.methods.${key}`) }))}
              />
            )}
          </Field>
        </div>
        <ProblemNote problem={step.problem} shown={['/amount/amount', '/business_date', '/bank_reference']} />
      </form>
    </ConfirmDialog>
  );
}
