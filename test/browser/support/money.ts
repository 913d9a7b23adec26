/** Reads amounts off the page and checks that shown parts add up to shown totals. */
import { expect } from '@jest/globals';
import { Decimal } from 'decimal.js';
import type { Locator } from 'playwright-core';
import { eventually } from './journey.ts';

/** The one amount in a text such as `−¥3,000.00`. */
export function amountIn(text: string): Decimal {
  const found = /(−?)[^\d−]*?([\d,]+(?:\.\d+)?)/.exec(text.replaceAll(/\s/g, ''));
  if (!found) throw new Error(`there is no amount in "${text}"`);
  return new Decimal(`${found[1] ? '-' : ''}${found[2]?.replaceAll(',', '')}`);
}

/** The amounts of all elements found. */
export async function amounts(elements: Locator): Promise<Decimal[]> {
  return (await elements.allInnerTexts()).map(amountIn);
}

export function total(parts: readonly Decimal[]): Decimal {
  return parts.reduce((sum, part) => sum.plus(part), new Decimal(0));
}

/** The strip `a − b − c = d` on an order: returns what is payable. */
export async function expectEquation(strip: Locator): Promise<Decimal> {
  const terms = strip.locator('.term');
  const signs = await terms.evaluateAll((all) =>
    all.map((term) => term.querySelector('.term-operator')?.textContent ?? ''),
  );
  const values = await amounts(terms.locator('.term-amount .money'));
  expect(signs.at(-1)).toBe('=');
  const parts = values.slice(0, -1).map((value, index) => (signs[index] === '−' ? value.neg() : value));
  expectSum(parts, values.at(-1));
  return values.at(-1) ?? new Decimal(0);
}

/** Parts shown add up to the total shown; there is at least one part. */
export function expectSum(parts: readonly Decimal[], shown: Decimal | undefined): void {
  expect(parts.length).toBeGreaterThan(0);
  expect(total(parts).toFixed(2)).toBe(shown?.toFixed(2));
}

/** The arithmetic of a figure: every part signed, the last row the result. */
export async function expectArithmetic(box: Locator): Promise<Decimal> {
  return eventually(async () => {
    const parts = await amounts(box.locator('.operation-part dd .money'));
    const [result] = await amounts(box.locator('.operation-result dd .money'));
    expectSum(parts, result);
    return result ?? new Decimal(0);
  });
}

/** The open price waterfall: list price and deltas lead to the net price in its last row. */
export async function expectWaterfall(popover: Locator, net: Decimal): Promise<void> {
  await eventually(async () => {
    const rows = popover.locator('.waterfall-row');
    const running = await amounts(rows.locator('.waterfall-running'));
    const deltas = (await rows.locator('.waterfall-delta').allInnerTexts()).filter((text) => text !== '').map(amountIn);
    expect(running.length).toBeGreaterThan(1);
    expect(running.at(-1)?.toFixed(2)).toBe(net.toFixed(2));
    expectSum([running[0] ?? new Decimal(0), ...deltas], net);
  });
}
