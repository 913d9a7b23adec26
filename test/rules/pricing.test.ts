/** How a unit price comes about: which list wins, at which quantity, rounded where, explained how, and when there is none. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dec, round, text } from '../../src/kernel/decimal.ts';
import type { ListPrice } from '../../src/pricing/rules.ts';
import { priceOf, ruleOf } from '../../src/pricing/rules.ts';

type Given = Partial<Omit<ListPrice, 'minQuantity' | 'unitPrice' | 'floorPrice'>> & {
  from?: string;
  price: string;
  floor?: string;
};

function listed({ from = '0', price, floor, ...list }: Given): ListPrice {
  const id = list.listId ?? [list.partyId, list.level, list.regionId].filter(Boolean).join('+') ?? '';
  return {
    listId: id || 'base',
    listCode: (id || 'base').toUpperCase(),
    name: '价目',
    nameEn: 'List',
    version: 1,
    taxIncluded: true,
    scale: 2,
    partyId: null,
    level: null,
    regionId: null,
    ...list,
    minQuantity: dec(from),
    unitPrice: dec(price),
    floorPrice: floor === undefined ? null : dec(floor),
  };
}

const base = listed({ price: '92', floor: '68' });
const region = listed({ regionId: 'EAST', price: '90' });
const level = listed({ level: 'L2', price: '80.96' });
const levelRegion = listed({ level: 'L2', regionId: 'EAST', price: '79' });
const partner = listed({ partyId: 'heyue', price: '76' });

function priced(prices: ListPrice[], quantity = '24') {
  const result = priceOf(prices, dec(quantity));
  if (!result.ok) throw new Error(result.code);
  return result.value;
}
const unit = (prices: ListPrice[], quantity?: string) => text(priced(prices, quantity).unitPrice);
const trace = (prices: ListPrice[], quantity?: string) =>
  priced(prices, quantity).trace.map((step) => [step.rule, step.delta, step.price]);

describe('which list applies', () => {
  test.each([
    ['the base list alone', [base], '92'],
    ['the region before the base', [base, region], '90'],
    ['the level before the region', [region, base, level], '80.96'],
    ['level and region together before the level alone', [level, levelRegion, region, base], '79'],
    ['the partner before everything', [base, level, partner, region, levelRegion], '76'],
    ['the more special list also when it is dearer', [base, listed({ partyId: 'heyue', price: '99' })], '99'],
    ['a special list without a base list', [level], '80.96'],
  ])('%s', (_name, prices, expected) => {
    expect(unit(prices)).toBe(expected);
    expect(unit([...prices].reverse())).toBe(expected);
  });

  test('what a list is made for names its rule', () => {
    expect([base, region, level, levelRegion, partner].map(ruleOf)).toEqual([
      'list',
      'region',
      'level',
      'level_region',
      'partner',
    ]);
  });

  test('no list is PRICE_MISSING; a list that only starts higher is none either', () => {
    expect(priceOf([], dec(24))).toEqual({ ok: false, code: 'PRICE_MISSING' });
    expect(priceOf([listed({ price: '90', from: '200' })], dec(199))).toEqual({ ok: false, code: 'PRICE_MISSING' });
  });

  test('two lists of the same rank are ambiguous and both are named; a higher rank settles it', () => {
    const other = listed({ listId: 'second', level: 'L2', price: '70' });
    expect(priceOf([base, other, level], dec(24))).toEqual({
      ok: false,
      code: 'PRICE_AMBIGUOUS',
      params: { lists: 'L2, SECOND' },
    });
    expect(unit([base, other, level, partner])).toBe('76');
  });
});

describe('quantity breaks', () => {
  const breaks = [
    level,
    listed({ level: 'L2', price: '77.96', from: '200' }),
    listed({ level: 'L2', price: '75', from: '480' }),
  ];

  test.each([
    ['199', '80.96'],
    ['199.999999', '80.96'],
    ['200', '77.96'],
    ['479', '77.96'],
    ['480', '75'],
    ['100000', '75'],
  ])('%s units cost %s each: the first unit of a break counts', (quantity, expected) => {
    expect(unit([base, ...breaks], quantity)).toBe(expected);
    expect(unit([...breaks, base].reverse(), quantity)).toBe(expected);
  });

  test('a special list that starts at its break leaves smaller quantities to the next list', () => {
    const fromBreak = listed({ partyId: 'heyue', price: '70', from: '200' });
    expect(unit([base, level, fromBreak], '24')).toBe('80.96');
    expect(unit([base, level, fromBreak], '240')).toBe('70');
  });

  test('the dearest to the cheapest step is told: list, level, break', () => {
    expect(trace([base, ...breaks], '240')).toEqual([
      ['list', '0', '92'],
      ['level', '-11.04', '80.96'],
      ['quantity_break', '-3', '77.96'],
    ]);
    expect(priced([base, ...breaks], '240').trace.at(-1)!.params).toEqual({ min_quantity: '200' });
    expect(trace([base], '240')).toEqual([['list', '0', '92']]);
  });
});

describe('rounding and floor', () => {
  test('each rule rounds its price to the scale of its own list, half away from zero', () => {
    const fine = listed({ price: '92.345', scale: 2 });
    const coarse = listed({ level: 'L2', price: '80.45', scale: 1 });
    const step = listed({ level: 'L2', price: '80.4444', from: '200', scale: 1 });
    expect(trace([fine, coarse, step], '240')).toEqual([
      ['list', '0', '92.35'],
      ['level', '-11.85', '80.5'],
      ['quantity_break', '-0.1', '80.4'],
    ]);
    expect(unit([listed({ price: '0.123456', scale: 6 })])).toBe('0.123456');
    expect(unit([listed({ price: '92.5', scale: 0 })])).toBe('93');
  });

  test('the floor is that of the price applied, else of its list, else of the base list', () => {
    const floor = (prices: ListPrice[], quantity = '240') => {
      const found = priced(prices, quantity).floorPrice;
      return found === null ? null : text(found);
    };
    const step = listed({ level: 'L2', price: '77', from: '200' });
    const withFloor = listed({ level: 'L2', price: '80.96', floor: '70' });
    expect(floor([base, withFloor, { ...step, floorPrice: dec(69) }])).toBe('69');
    expect(floor([base, withFloor, step])).toBe('70');
    expect(floor([base, level, step])).toBe('68');
    expect(floor([level, step])).toBeNull();
  });

  test('prices with tax and without are not mixed in one waterfall', () => {
    const without = listed({ level: 'L2', price: '70', taxIncluded: false });
    const found = priced([base, without]);
    expect([found.taxIncluded, text(found.listPrice), text(found.unitPrice)]).toEqual([false, '70', '70']);
    expect(found.trace).toHaveLength(1);
  });
});

test('the waterfall always ends at the unit price, starts at the list price, and its steps add up', () => {
  const entry = fc.record({
    kind: fc.constantFrom('list', 'region', 'level', 'level_region', 'partner'),
    from: fc.constantFrom('0', '10', '200'),
    cents: fc.integer({ min: 0, max: 1_000_000 }),
    scale: fc.integer({ min: 0, max: 4 }),
  });
  const parts = {
    list: {},
    region: { regionId: 'EAST' },
    level: { level: 'L2' },
    level_region: { level: 'L2', regionId: 'EAST' },
    partner: { partyId: 'heyue' },
  } as const;
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { selector: (item) => `${item.kind}:${item.from}`, maxLength: 10 }),
      fc.integer({ min: 1, max: 500 }),
      (entries, quantity) => {
        const prices = entries.map((item) =>
          listed({
            ...parts[item.kind as keyof typeof parts],
            from: item.from,
            price: dec(item.cents).div(10_000).toFixed(),
            // One list has one scale.
            scale: item.kind.length % 4,
          }),
        );
        const result = priceOf(prices, dec(quantity));
        if (!result.ok) return expect(entries.every((item) => Number(item.from) > quantity)).toBe(true);
        const { trace: steps, unitPrice, listPrice } = result.value;
        expect(steps[0]!.price).toBe(text(listPrice));
        expect(steps.at(-1)!.price).toBe(text(unitPrice));
        const walked = steps.reduce((total, step) => total.plus(step.delta), listPrice);
        expect(text(walked)).toBe(text(unitPrice));
        const match = prices.some(
          (price) => price.minQuantity.lte(quantity) && round(price.unitPrice, price.scale).eq(unitPrice),
        );
        expect(match).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
