// Worked cases of other systems, kept as our own fixtures, must come out of the shipped rules; the comparison itself is tested too.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { caseFile } from '../../src/cases/case.ts';
import { report, runCase, same } from '../../src/cases/run.ts';

const FOLDER = new URL('../cases/', import.meta.url);
const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => caseFile.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));

describe('worked cases', () => {
  test('there are cases of money, credit, stock and holds', () => {
    expect(cases.length).toBeGreaterThanOrEqual(31);
    expect(new Set(cases.map((c) => c.op.split('.')[0]))).toEqual(
      new Set(['allocate', 'money', 'discount', 'credit_note', 'credit', 'stock', 'ledger']),
    );
  });

  test.each(cases.map((c) => [c.id, c.op, c] as const))('%s %s', (_id, _op, testCase) => {
    expect(runCase(testCase)).toEqual({ id: testCase.id, status: 'passed' });
  });
});

describe('other figures of the same operations', () => {
  const run = (op: string, given: Record<string, unknown>, expected: Record<string, unknown>) =>
    expect(runCase({ id: 'x', op, given, expect: expected })).toEqual({ id: 'x', status: 'passed' });

  test('exactly at a limit fits, one cent over does not', () => {
    run('credit.check', { limit: '100', open_orders: '40', order: '60' }, { result: 'ok', exposure: '100.00' });
    run('credit.check', { limit: '100', open_orders: '40', order: '60.01' }, { result: 'exception' });
  });
  test('an order delivered in part is counted once', () => {
    const given = { limit: '100', open_orders: '30', order: '60', delivery_note_for_same_order: '25' };
    run('credit.check', given, { result: 'ok', exposure: '90' });
  });
  test('without a manager an override case is an ordinary check', () => {
    run('credit.override', { limit: '99', open_orders: '0', order: '100' }, { result: 'exception', exposure: '100' });
  });
  test('a rate above one can turn a fitting order into an exception', () => {
    run(
      'credit.check_fx',
      { limit: '99', order: '100', order_currency_rate_to_company: '1.5' },
      { result: 'exception', exposure: '150.00' },
    );
  });
  test('each limit counts by itself, and one that is not set does not count', () => {
    run('credit.buckets', { unpaid: '550', total_limit: null, unpaid_limit: '500' }, { result: 'exception' });
    run('credit.buckets', { unpaid: '550', total_limit: null, unpaid_limit: null }, { result: 'ok' });
  });
  test('per order keeps the whole hold until everything is shipped', () => {
    run('credit.partial_ship', { order: '4000', shipped_value: '1500', release_mode: 'per_order' }, { frozen: '4000' });
    run('credit.partial_ship', { order: '4000', shipped_value: '4000', release_mode: 'per_order' }, { frozen: '0' });
  });
  test('a stock of backorders and a commit beyond the hold', () => {
    run('stock.saleable', { on_hand: 3, allocated: 3, out_of_stock_threshold: -2, requested: 2 }, { accepted: 2 });
    run(
      'ledger.hold_sequence',
      {
        events: [
          ['hold', '10'],
          ['commit', '10.01'],
        ],
      },
      { error: 'COMMIT_ABOVE_HOLD' },
    );
    run(
      'ledger.overdraft',
      { balance_minor: 0, overdraft_limit_minor: 1000, debit_minor: 1001 },
      { error: 'OVERDRAFT_LIMIT' },
    );
  });
});

describe('the comparison', () => {
  test('decimals by value, other texts exactly', () => {
    expect(same('7.5', '7.500')).toBe(true);
    expect(same(3, '3.00')).toBe(true);
    expect(same('-0.00', 0)).toBe(true);
    expect(same('7.5', '7.51')).toBe(false);
    expect(same('100', '1')).toBe(false);
    expect(same('ok', 'OK')).toBe(false);
    expect(same(true, 'true')).toBe(false);
  });
  test('arrays keep length and order, objects their keys', () => {
    expect(same(['1', '2'], ['1.0', 2])).toBe(true);
    expect(same(['1', '2'], ['2', '1'])).toBe(false);
    expect(same(['1'], ['1', '2'])).toBe(false);
    expect(same({ a: '1', b: '2' }, { b: '2.0', a: '1' })).toBe(true);
    expect(same({ a: '1' }, { a: '1', b: '2' })).toBe(false);
  });
  test('an error nobody expects fails, an unknown operation is not supported, a wrong figure is shown with both', () => {
    const saleable = { on_hand: 3, requested: 5 };
    const unexpected = runCase({ id: 'a', op: 'stock.saleable', given: saleable, expect: { accepted: 3 } });
    expect(unexpected.status).toBe('failed');
    const unknown = runCase({ id: 'b', op: 'toString', given: {}, expect: {} });
    expect(unknown).toEqual({ id: 'b', status: 'not supported', op: 'toString' });
    expect(report([unexpected, unknown, { id: 'c', status: 'passed' }])).toEqual({
      lines: [
        'a: expected {"accepted":3}, got {"accepted":"3","error":"INSUFFICIENT_STOCK"}',
        '1 passed, 1 failed, 1 not supported',
      ],
      failed: 1,
    });
  });
});
