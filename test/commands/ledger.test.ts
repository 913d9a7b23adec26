/** The ledger on a real database: balanced, bounded, append-only, once per key, in an open period, whoever posts beside it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { dec, sum } from '../../src/kernel/decimal.ts';
import { newId } from '../../src/kernel/ids.ts';
import { accept } from '../../src/kernel/refusal.ts';
import type { Purpose } from '../../src/ledger/chart.rules.ts';
import { postMany } from '../../src/ledger/post-many.ts';
import { accountId, balances, isShort, post } from '../../src/ledger/post.ts';
import type { Transfer } from '../../src/ledger/post.ts';
import type { Db } from '../../src/platform/db/database.ts';
import type { Dealer } from '../support/put-order.ts';
import { openTrade } from '../support/trade.ts';
import type { Trade } from '../support/trade.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await openTrade();
});
afterAll(() => trade.close());

/** Money of a dealer from bank to its prepaid account: `amount` may be negative, which takes it back. */
function prepay(dealer: Dealer, amount: string, more: Partial<Transfer> = {}): Transfer {
  const value = dec(amount);
  return {
    companyId: trade.company.companyId,
    currency: 'CNY',
    key: `test:${newId('request')}`,
    reason: 'prepaid',
    documentType: 'test',
    documentId: 'test',
    businessDate: '2026-11-20',
    partyId: trade.company.dealers[dealer],
    legs: [
      { purpose: 'bank', amount: value },
      { purpose: 'prepaid', party: trade.company.dealers[dealer], amount: value.negated() },
    ],
    ...more,
  };
}
const transfer = (given: Transfer) => trade.must(async (work) => accept(await post(work, given)));
const failing = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing failed',
    (error: unknown) => error,
  );
const changing = (query: (tx: Db) => Promise<unknown>) => failing(trade.read(query));
const head = async (id: string | null) =>
  trade.read((tx) => tx.selectFrom('transfer').selectAll().where('id', '=', id).executeTakeFirstOrThrow());

/** The credit book of these tests stays right: prepaid money of a dealer is also granted credit. */
async function grant(dealer: Dealer, amount: string): Promise<void> {
  const party = trade.company.dealers[dealer];
  await transfer(prepay(dealer, amount));
  const legs = [
    { purpose: 'credit_available' as const, party, amount: dec(amount) },
    { purpose: 'credit_prepaid' as const, party, amount: dec(amount).negated() },
  ];
  await transfer(prepay(dealer, amount, { legs }));
}

describe('a transfer', () => {
  test('is made once per key; the same key with another content is an error', async () => {
    const given = prepay('lanting', '100', { key: 'once' });
    const id = await transfer(given);
    expect(await transfer(given)).toBe(id);
    // Legs of nothing change nothing.
    expect(await transfer({ ...given, legs: [...given.legs, { purpose: 'revenue', amount: dec(0) }] })).toBe(id);
    expect(await trade.balance('lanting', 'prepaid')).toBe('100.00');
    for (const other of [
      { ...given, legs: prepay('lanting', '101').legs },
      { ...given, reason: 'another' },
      { ...given, businessDate: '2026-11-21' },
    ])
      expect(await failing(transfer(other))).toMatchObject({
        message: expect.stringContaining('transfer once was posted before with another content'),
      });
    const twins = await Promise.all([1, 2, 3].map(() => transfer({ ...given, key: 'twins' })));
    expect(new Set(twins).size).toBe(1);
    expect(await trade.balance('lanting', 'prepaid')).toBe('200.00');
    await transfer(prepay('lanting', '-200'));
    await trade.prove('lanting');
  });

  test('of nothing is none', async () => {
    expect(await transfer(prepay('lanting', '0'))).toBeNull();
  });

  test('that does not balance, spans books or names no partner is a mistake in the program', async () => {
    const party = trade.company.dealers.lanting;
    const attempt = (legs: Transfer['legs']) => failing(transfer(prepay('lanting', '1', { legs })));
    expect(await attempt([{ purpose: 'bank', amount: dec('1') }])).toMatchObject({
      message: expect.stringContaining('does not balance'),
    });
    expect(
      await attempt([
        { purpose: 'bank', amount: dec(1) },
        { purpose: 'credit_limit', party, amount: dec(-1) },
      ]),
    ).toMatchObject({ message: expect.stringContaining('spans books') });
    expect(
      await attempt([
        { purpose: 'bank', amount: dec(1) },
        { purpose: 'prepaid', amount: dec(-1) },
      ]),
    ).toMatchObject({ message: expect.stringContaining('prepaid needs a party') });
  });

  test('names the transfer it corrects', async () => {
    const wrong = await transfer(prepay('lanting', '30'));
    const correction = await transfer(prepay('lanting', '-30', { correctsId: wrong! }));
    expect((await head(correction)).corrects_id).toBe(wrong);
    await trade.prove('lanting');
  });
});

describe('the database has the last word', () => {
  const bank = () => accountId(trade.company.tenant, trade.company.companyId, 'bank', null, 'CNY');

  async function insertRaw(tx: Db, amounts: string[], period = '2026-11', account = bank()): Promise<void> {
    const id = newId('transfer');
    const own = { tenant_id: trade.company.tenant, company_id: trade.company.companyId };
    const date = `${period}-15`;
    await tx
      .insertInto('transfer')
      .values({
        id,
        ...own,
        book: 'statutory',
        key: id,
        input_hash: '-',
        reason: 'raw',
        document_type: 'test',
        document_id: 'test',
        business_date: date,
        posting_date: date,
        period,
      })
      .execute();
    await tx
      .insertInto('posting')
      .values(
        amounts.map((amount, i) => ({
          transfer_id: id,
          line: i + 1,
          ...own,
          account_id: account,
          amount,
          currency: 'CNY',
        })),
      )
      .execute();
  }

  test('an unbalanced transfer, one over another currency’s account, and one over no account are refused', async () => {
    await transfer(prepay('lanting', '1'));
    await transfer(prepay('lanting', '-1'));
    await transfer({ ...prepay('lanting', '1'), currency: 'USD' });
    await transfer({ ...prepay('lanting', '-1'), currency: 'USD' });
    const dollars = accountId(trade.company.tenant, trade.company.companyId, 'bank', null, 'USD');
    expect(await changing((tx) => insertRaw(tx, ['5', '-4.999999']))).toMatchObject({ code: 'QD003' });
    expect(await changing((tx) => insertRaw(tx, ['5', '-5'], '2026-11', dollars))).toMatchObject({ code: 'QD004' });
    expect(await changing((tx) => insertRaw(tx, ['5', '-5'], '2026-11', 'acc_none'))).toMatchObject({ code: 'QD004' });
    await trade.prove('lanting');
  });

  test('nothing posted is changed, deleted or emptied', async () => {
    await transfer(prepay('lanting', '7'));
    for (const table of ['transfer', 'posting', 'audit_log', 'fact', 'effect'])
      for (const statement of [
        `update ${table} set tenant_id = tenant_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ])
        expect([statement, await changing((tx) => sql.raw(statement).execute(tx))]).toEqual([
          statement,
          expect.objectContaining({ code: expect.stringMatching(/^(QD001|42501)$/) }),
        ]);
    await transfer(prepay('lanting', '-7'));
    await trade.prove('lanting');
  });

  test('a balance is never set by hand without its postings being missed', async () => {
    const account = accountId(
      trade.company.tenant,
      trade.company.companyId,
      'prepaid',
      trade.company.dealers.lanting,
      'CNY',
    );
    const set = (balance: string) =>
      trade.read((tx) => tx.updateTable('account').set({ balance }).where('id', '=', account).execute());
    await set('5');
    await expect(trade.prove('lanting')).rejects.toThrow('every stored balance equals its postings');
    await set('0');
    await trade.prove('lanting');
  });

  test('a bounded account stops at its floor, to the last digit, and says that it is short', async () => {
    await grant('heyue', '100');
    expect(await failing(transfer(prepay('heyue', '-100.000001')))).toMatchObject({
      code: '23514',
      constraint: 'balance_floor',
    });
    expect(isShort(await failing(transfer(prepay('heyue', '-100.01'))))).toBe(true);
    expect(isShort(new Error('something else'))).toBe(false);
    expect(await trade.balance('heyue', 'prepaid')).toBe('100.00');
    await trade.prove('heyue');
  });
});

describe('periods', () => {
  const close = (period: string, book = 'statutory') =>
    trade.read((tx) =>
      sql`insert into accounting_period (tenant_id, company_id, book, period, status) values (${trade.company.tenant}, ${trade.company.companyId}, ${book}, ${period}, 'closed')
        on conflict (tenant_id, company_id, book, period) do update set status = 'closed'`.execute(tx),
    );

  test('what belongs to closed months is posted in the first open one, and names where it belongs', async () => {
    await close('2031-01');
    await close('2031-02');
    const late = await head(await transfer(prepay('lanting', '10', { businessDate: '2031-01-20' })));
    expect([late.business_date, late.posting_date, late.period, late.original_period]).toEqual([
      '2031-01-20',
      '2031-03-01',
      '2031-03',
      '2031-01',
    ]);
    const inTime = await head(await transfer(prepay('lanting', '-10', { businessDate: '2031-03-20' })));
    expect([inTime.posting_date, inTime.period, inTime.original_period]).toEqual(['2031-03-20', '2031-03', null]);
    // Another book has its own months.
    const party = trade.company.dealers.lanting;
    const credit = (amount: string) =>
      prepay('lanting', amount, {
        businessDate: '2031-01-20',
        legs: [
          { purpose: 'credit_available', party, amount: dec(amount) },
          { purpose: 'credit_limit', party, amount: dec(amount).negated() },
        ],
      });
    expect((await head(await transfer(credit('1')))).period).toBe('2031-01');
    await transfer(credit('-1'));
    await trade.prove('lanting');
  });

  test('many at once follow the same rule', async () => {
    await close('2032-05');
    const keys = ['late-1', 'late-2'];
    await trade.must(async (work) => {
      await postMany(work, [
        prepay('lanting', '4', { key: keys[0]!, businessDate: '2032-05-31' }),
        prepay('lanting', '-4', { key: keys[1]!, businessDate: '2032-06-01' }),
      ]);
      return accept(null);
    });
    const rows = await trade.read((tx) =>
      tx.selectFrom('transfer').select(['period', 'original_period']).where('key', 'in', keys).orderBy('key').execute(),
    );
    expect(rows).toEqual([
      { period: '2032-06', original_period: '2032-05' },
      { period: '2032-06', original_period: null },
    ]);
    await trade.prove('lanting');
  });

  test('a row written straight into a closed month lands in the next open one, and says where it belongs', async () => {
    await close('2033-01');
    const straight = trade.read((tx) =>
      tx
        .insertInto('transfer')
        .values({
          id: newId('transfer'),
          tenant_id: trade.company.tenant,
          company_id: trade.company.companyId,
          book: 'statutory',
          key: 'straight',
          input_hash: '-',
          reason: 'raw',
          document_type: 'test',
          document_id: 'test',
          business_date: '2033-01-15',
          posting_date: '2033-01-15',
          period: '2033-01',
        })
        .returning(['period', 'original_period', 'posting_date'])
        .execute(),
    );
    expect(await straight).toEqual([{ period: '2033-02', original_period: '2033-01', posting_date: '2033-02-01' }]);
  });
});

test('forty transfers at once over five hot accounts, legs in any order: none is lost, none surfaces as a deadlock', async () => {
  const dealers: Dealer[] = ['lanting', 'heyue', 'jincheng', 'yanqi', 'muchuan'];
  for (const dealer of dealers) await grant(dealer, '1000');
  const before = await Promise.all(dealers.map((dealer) => trade.balance(dealer, 'prepaid')));
  const change = dealers.map(() => dec(0));
  await Promise.all(
    Array.from({ length: 40 }, (_, i) => {
      // Money goes round between all five: first in one order, then in another.
      const amounts = dealers.map((_dealer, j) => dec((i * 7 + j * 3) % 11));
      amounts[i % 5] = amounts[i % 5]!.minus(sum(amounts));
      amounts.forEach((amount, j) => (change[j] = change[j]!.plus(amount)));
      const legs = dealers.map((dealer, j) => ({
        purpose: 'prepaid' as Purpose,
        party: trade.company.dealers[dealer],
        amount: amounts[j]!.negated(),
      }));
      const turned = [...legs.slice(i % 5), ...legs.slice(0, i % 5)];
      return transfer(prepay('lanting', '0', { legs: i % 2 ? turned.reverse() : turned }));
    }),
  );
  const after = await Promise.all(dealers.map((dealer) => trade.balance(dealer, 'prepaid')));
  expect(after).toEqual(before.map((balance, j) => dec(balance).plus(change[j]!).toFixed(2)));
  expect(sum(after.map(dec)).toFixed(2)).toBe(sum(before.map(dec)).toFixed(2));
  // Prepaid money moved between dealers, the credit it grants moves with it.
  for (const [j, dealer] of dealers.entries()) {
    const party = trade.company.dealers[dealer];
    const legs = [
      { purpose: 'credit_available' as const, party, amount: change[j]! },
      { purpose: 'credit_prepaid' as const, party, amount: change[j]!.negated() },
    ];
    await transfer(prepay(dealer, '0', { legs }));
  }
  for (const dealer of dealers) await trade.prove(dealer);
});

test('sixty withdrawals at once of what covers twenty: exactly twenty go through', async () => {
  await grant('wanglan', '200');
  const start = dec(await trade.balance('wanglan', 'prepaid'));
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, () => failing(transfer(prepay('wanglan', start.div(20).negated().toFixed(2))))),
  );
  expect(outcomes.filter((outcome) => outcome === 'nothing failed')).toHaveLength(20);
  expect(outcomes.filter(isShort)).toHaveLength(40);
  expect(await trade.balance('wanglan', 'prepaid')).toBe('0.00');
  const party = trade.company.dealers.wanglan;
  const legs = [
    { purpose: 'credit_available' as const, party, amount: start.negated() },
    { purpose: 'credit_prepaid' as const, party, amount: start },
  ];
  await transfer(prepay('wanglan', '0', { legs }));
  await trade.prove('wanglan');
});

test('open accounts are summed on read, bounded ones are kept, and both are read in their own direction', async () => {
  await grant('jincheng', '12.5');
  const { company } = trade;
  const found = await trade.read((tx) =>
    balances(tx, company.tenant, company.companyId, company.dealers.jincheng, 'CNY', [
      'credit_limit',
      'credit_prepaid',
      'prepaid',
      'rebate',
    ]),
  );
  expect(found.credit_limit!.toFixed(2)).toBe('250000.00');
  expect(found.prepaid!.toFixed(2)).toBe(found.credit_prepaid!.toFixed(2));
  expect(found.rebate!.toFixed(2)).toBe('0.00');
});
