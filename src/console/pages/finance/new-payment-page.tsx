/** Recording money received: from whom, how much, when; then which invoices it pays, the oldest due first unless said otherwise. */
import { Button, DatePicker, Input, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useState } from 'react';
import { dec, min, sum, ZERO } from '../../../kernel/decimal.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { fitsScale } from '../../../kernel/money.ts';
import { chineseAmount } from '../../lib/chinese-amount.ts';
import { businessToday } from '../../lib/format.ts';
import { useSession } from '../../lib/session.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { AmountInput, Field } from '../../parts/field.tsx';
import { MoneyStrip } from '../../parts/money-strip.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { isQuantity } from '../../parts/quantity-input.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { DealerPick } from '../new-order/dealer-pick.tsx';
import { invoicesQuery, recordPayment } from './data.ts';
import type { InvoiceRow } from './data.ts';
import '../../styles/order.css';

const methods = ['bank_transfer', 'bill', 'cash', 'other'] as const;
const INVOICES_SHOWN = 100;

type Typed = Record<string, string>;

/** What each invoice gets when the oldest due come first. */
function oldestFirst(amount: Decimal, invoices: readonly InvoiceRow[]): Typed {
  let left = amount;
  return Object.fromEntries(
    invoices.flatMap((invoice) => {
      const part = min(left, dec(invoice.open_amount.amount));
      if (part.lte(0)) return [];
      left = left.minus(part);
      return [[invoice.id, part.toFixed()]];
    }),
  );
}

function useWrong(currency: string) {
  const { t, money } = useFormat();
  const form = (amount: string) =>
    isQuantity(amount) && fitsScale(amount, currency) ? undefined : t('acts.notAmount');
  return {
    amount: (amount: string) => form(amount) ?? (dec(amount).gt(0) ? undefined : t('acts.notAboveZero')),
    part: (invoice: InvoiceRow, amount: string) => {
      if (amount === '') return undefined;
      const open = invoice.open_amount.amount;
      return (
        form(amount) ?? (dec(amount).gt(open) ? t('finance.aboveOpen', { open: money(open, currency) }) : undefined)
      );
    },
  };
}

function Allocating({
  invoices,
  parts,
  automatic,
  onParts,
}: {
  invoices: readonly InvoiceRow[];
  parts: Typed;
  automatic: boolean;
  onParts: (parts: Typed) => void;
}) {
  const { t, date, money } = useFormat();
  const currency = invoices[0]?.gross_amount.currency ?? 'CNY';
  const wrong = useWrong(currency);
  if (invoices.length === 0) return <p className="quiet">{t('finance.nothingOpen')}</p>;
  return (
    <ul className="quantity-list" aria-label={t('finance.allocations')}>
      {invoices.map((invoice) => (
        <li key={invoice.id}>
          <Field
            label={invoice.number}
            aside={<span className="second">{invoice.order.number}</span>}
            error={wrong.part(invoice, parts[invoice.id] ?? '')}
            note={t('finance.openDue', {
              open: money(invoice.open_amount.amount, currency),
              due: date(invoice.due_date),
            })}
          >
            {(ids) => (
              <AmountInput
                {...ids}
                currency={currency}
                readOnly={automatic}
                value={parts[invoice.id] ?? ''}
                onChange={(amount) => onParts({ ...parts, [invoice.id]: amount })}
              />
            )}
          </Field>
        </li>
      ))}
    </ul>
  );
}

/** The page; `?dealer=` chooses the dealer. */
export function NewPaymentPage() {
  const { t, money, zone } = useFormat();
  const session = useSession();
  const notice = useNotice();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/payments/new' });
  const currency = session.company.currency;
  const today = businessToday(zone);
  const [dealer, setDealer] = useState(search.dealer ?? '');
  const [amount, setAmount] = useState('');
  const [day, setDay] = useState(today);
  const [reference, setReference] = useState('');
  const [method, setMethod] = useState<(typeof methods)[number]>('bank_transfer');
  const [note, setNote] = useState('');
  const [way, setWay] = useState<'oldest' | 'chosen'>('oldest');
  const [chosen, setChosen] = useState<Typed>({});
  const [asked, setAsked] = useState(false);
  const wrong = useWrong(currency);
  const { data } = useQuery({
    ...invoicesQuery({ buyer_id: dealer, open: 'true', limit: INVOICES_SHOWN }),
    enabled: dealer !== '',
  });
  const invoices = (dealer === '' ? [] : (data?.data ?? [])).filter((one) => one.gross_amount.currency === currency);
  const amountWrong = wrong.amount(amount);
  const paid = amountWrong === undefined ? dec(amount) : ZERO;
  const parts = way === 'oldest' ? oldestFirst(paid, invoices) : chosen;
  const given = invoices.filter((one) => /[1-9]/.test(parts[one.id] ?? ''));
  const partsWrong = invoices.some((one) => wrong.part(one, parts[one.id] ?? '') !== undefined);
  const allocated = partsWrong ? ZERO : sum(given.map((one) => dec(parts[one.id] ?? '0')));
  const left = paid.minus(allocated);
  const act = useAct(recordPayment, (answer) => {
    notice.done(t('acts.done.pay'));
    void navigate({ to: '/payments/$paymentId', params: { paymentId: answer.data.id }, replace: true });
  });
  const submit = () => {
    setAsked(true);
    if (dealer === '' || amountWrong !== undefined || partsWrong || left.lt(0)) return;
    void act.run({
      buyer_id: dealer,
      amount: { amount, currency },
      business_date: day,
      method,
      note: note.trim(),
      ...(reference.trim() ? { bank_reference: reference.trim() } : {}),
      ...(way === 'chosen'
        ? { allocations: given.map((one) => ({ invoice_id: one.id, amount: parts[one.id] ?? '0' })) }
        : {}),
    });
  };
  return (
    <div className="page page-form">
      <PageHead
        title={t('acts.pay')}
        kicker={
          <Link to="/payments" className="link">
            {t('finance.payments')}
          </Link>
        }
      />
      <form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="fields">
          <div>
            <DealerPick
              value={dealer}
              onChoose={(id) => {
                setDealer(id);
                setChosen({});
              }}
            />
            {asked && dealer === '' && <div className="field-error">{t('finance.dealerMissing')}</div>}
          </div>
          <Field
            label={t('acts.amount')}
            error={act.problem?.field('/amount/amount') ?? (asked ? amountWrong : undefined)}
            note={amountWrong === undefined && currency === 'CNY' && <span lang="zh-CN">{chineseAmount(amount)}</span>}
          >
            {(ids) => <AmountInput {...ids} currency={currency} value={amount} onChange={setAmount} />}
          </Field>
          <Field label={t('acts.received_on')} error={act.problem?.field('/business_date')}>
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
          <Field label={t('acts.reference')} optional error={act.problem?.field('/bank_reference')}>
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
          <Field label={t('orders.note')} optional>
            {(ids) => (
              <Input {...ids} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
        </div>
        {dealer !== '' && (
          <Section
            title={t('finance.allocations')}
            aside={
              <Segmented<'oldest' | 'chosen'>
                aria-label={t('finance.allocations')}
                value={way}
                onChange={(next) => {
                  if (next === 'chosen') setChosen(oldestFirst(paid, invoices));
                  setWay(next);
                }}
                options={[
                  { value: 'oldest', label: t('finance.oldestFirst') },
                  { value: 'chosen', label: t('finance.chosen') },
                ]}
              />
            }
          >
            <Allocating invoices={invoices} parts={parts} automatic={way === 'oldest'} onParts={setChosen} />
          </Section>
        )}
        {dealer !== '' && amountWrong === undefined && (
          <MoneyStrip
            terms={[
              { key: 'amount', label: t('acts.amount'), amount, currency },
              { key: 'allocated', label: t('finance.allocated'), amount: allocated.toFixed(), currency, operator: '−' },
              {
                key: 'left',
                label: t('finance.unallocated'),
                amount: left.toFixed(),
                currency,
                operator: '=',
                note: left.lt(0) ? (
                  <span className="field-error">
                    {t('finance.tooMuch', { over: money(left.abs().toFixed(), currency) })}
                  </span>
                ) : (
                  t('finance.unallocatedNote')
                ),
              },
            ]}
          />
        )}
        <ProblemNote problem={act.problem} shown={['/amount/amount', '/business_date', '/bank_reference']} />
        <div className="form-foot">
          <Button onClick={() => void navigate({ to: '/payments' })}>{t('common.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {t('acts.verb.pay', { amount: amountWrong === undefined ? money(amount, currency) : '' })}
          </Button>
        </div>
      </form>
    </div>
  );
}
