/** How money and credit notes are spread over what is open. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dec, sum } from '../../src/kernel/decimal.ts';
import { allocateOldest, checkAllocations, paymentRefusal } from '../../src/payments/rules.ts';
import type { OpenInvoice } from '../../src/payments/rules.ts';
import { splitCredit, takeFromInvoices } from '../../src/returns/rules.ts';

const invoice = (id: string, dueDate: string, open: string): OpenInvoice => ({
  id,
  orderId: 'o',
  number: id,
  dueDate,
  open: dec(open),
});

describe('payments', () => {
  test('the oldest due is paid first, whatever order they come in; the rest is left over', () => {
    const open = [
      invoice('INV-3', '2026-03-01', '50'),
      invoice('INV-1', '2026-01-01', '30'),
      invoice('INV-2', '2026-01-01', '20'),
    ];
    expect(allocateOldest(dec(60), open)).toEqual([
      { invoiceId: 'INV-1', amount: dec(30) },
      { invoiceId: 'INV-2', amount: dec(20) },
      { invoiceId: 'INV-3', amount: dec(10) },
    ]);
  });

  test('never more than is paid or open, and everything that fits', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000 }).map((minor) => dec(minor).div(100));
    fc.assert(
      fc.property(cents, fc.array(cents, { maxLength: 10 }), (amount, opens) => {
        const open = opens.map((value, i) => ({ ...invoice(`I${i}`, '2026-01-01', '0'), open: value }));
        const total = sum(allocateOldest(amount, open).map((part) => part.amount));
        const all = sum(opens);
        return total.eq(amount.lte(all) ? amount : all);
      }),
    );
  });

  test.each([
    [[{ invoiceId: 'X', amount: dec(1) }], 'INVOICE_NOT_OPEN'],
    [[{ invoiceId: 'A', amount: dec(31) }], 'ABOVE_INVOICE_OPEN'],
    [[{ invoiceId: 'A', amount: dec(0) }], 'AMOUNT_NOT_POSITIVE'],
    [[{ invoiceId: 'A', amount: dec('0.001') }], 'AMOUNT_TOO_FINE'],
    [
      [
        { invoiceId: 'A', amount: dec(1) },
        { invoiceId: 'A', amount: dec(1) },
      ],
      'INVOICE_TWICE',
    ],
    [
      [
        { invoiceId: 'A', amount: dec(30) },
        { invoiceId: 'B', amount: dec(30) },
      ],
      'ALLOCATED_ABOVE_PAYMENT',
    ],
  ])('an allocation that cannot be is refused: %#', (wanted, code) => {
    const open = [invoice('A', '2026-01-01', '30'), invoice('B', '2026-01-01', '30')];
    expect(checkAllocations(dec(50), open, wanted, 2)).toMatchObject({ ok: false, errors: [{ code }] });
  });

  test.each([
    [{ amount: dec('1.001'), currency: 'CNY' }, 'AMOUNT_TOO_FINE'],
    [{ amount: dec('-1'), currency: 'CNY' }, 'AMOUNT_NOT_POSITIVE'],
    [{ amount: dec('1'), currency: 'XXX' }, 'CURRENCY_UNKNOWN'],
    [{ amount: dec('1'), currency: 'CNY', businessDate: '2026-11-22' }, 'DATE_IN_FUTURE'],
  ])('a payment that cannot be is refused: %#', (payment, code) => {
    expect(paymentRefusal({ businessDate: '2026-11-21', today: '2026-11-21', ...payment })).toMatchObject({ code });
  });
});

describe('returns', () => {
  test('the oldest invoice takes goods back first, and two lines on one share what is left', () => {
    const returnable = [
      { invoiceLineId: 'i1', orderLineId: 'a', left: dec(4) },
      { invoiceLineId: 'i2', orderLineId: 'a', left: dec(4) },
    ];
    const wanted = [
      { orderLineId: 'a', quantity: dec(3) },
      { orderLineId: 'a', quantity: dec(3) },
    ];
    const taken = takeFromInvoices(returnable, wanted);
    expect(taken.ok && taken.value.map((part) => [part.invoiceLineId, part.quantity.toFixed()])).toEqual([
      ['i1', '3'],
      ['i1', '1'],
      ['i2', '2'],
    ]);
    expect(takeFromInvoices(returnable, [...wanted, { orderLineId: 'a', quantity: dec(3) }])).toMatchObject({
      errors: [
        { pointer: '/lines/2/quantity', code: 'RETURN_EXCEEDS_INVOICED', params: { returnable: '2', over: '1' } },
      ],
    });
  });

  test('a credit note settles what is open of its own invoices and leaves the rest as a balance', () => {
    const split = splitCredit(
      [
        { invoiceId: 'A', open: dec(10), credited: dec(30) },
        { invoiceId: 'B', open: dec(50), credited: dec(20) },
        { invoiceId: 'C', open: dec(0), credited: dec(5) },
      ],
      dec(55),
    );
    expect(split.settled.map((part) => [part.invoiceId, part.amount.toFixed()])).toEqual([
      ['A', '10'],
      ['B', '20'],
    ]);
    expect(split.balance.toFixed()).toBe('25');
  });
});
