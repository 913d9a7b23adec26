/** Looks at a page as a careful user would: settled, clean, accessible, in the right language; and keeps a picture of it. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectCleanPage } from '../../support/browser.ts';
import { settled } from './journey.ts';
import type { Seat } from './journey.ts';

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
let axeSource: Promise<string> | undefined;

/**
 * Settles the page and holds it to what is promised on every page: `lang`, no error, nothing wider than the window,
 * no serious or critical finding of axe (told together at the end, by `leave`). With QUDAO_SCREENSHOTS set, the picture `name-language-size.png` is kept there.
 * `allowed` names errors that the test provoked on purpose.
 */
export async function look(seat: Seat, name: string, allowed: RegExp[] = []): Promise<void> {
  const { page, language, size } = seat;
  await settled(seat);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(language === 'zh' ? 'zh-CN' : 'en');
  await keepPicture(seat, `${name}-${language}-${size}.png`);
  await expectCleanPage(page, allowed);
  seat.findings.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
}

/** The whole page in a window as high as it is, so that bars at the bottom stay at the bottom. */
async function keepPicture({ page }: Seat, file: string): Promise<void> {
  const folder = process.env.QUDAO_SCREENSHOTS;
  const window = page.viewportSize();
  if (!folder || !window) return;
  await mkdir(folder, { recursive: true });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > window.height) await page.setViewportSize({ ...window, height });
  await page.screenshot({ path: join(folder, file) });
  if (height > window.height) await page.setViewportSize(window);
}

declare global {
  // eslint-disable-next-line no-var
  var axe: { run(options: object): Promise<AxeResults> } | undefined;
}

/** Gives the seat up; fails with everything that was found on the way. */
export async function leave(seat: Seat): Promise<void> {
  await seat.page.context().close();
  expect([...new Set(seat.findings)]).toEqual([]);
}

async function axeFindings(page: Page): Promise<string[]> {
  axeSource ??= readFile(AXE, 'utf8');
  // Evaluated, not loaded as a script: the page's own policy would rightly refuse that.
  if (!(await page.evaluate(() => typeof globalThis.axe === 'object'))) await page.evaluate(await axeSource);
  const violations = await page.evaluate(async () => {
    const result = await globalThis.axe?.run({ resultTypes: ['violations'] });
    return (result?.violations ?? []).map((one) => ({
      id: one.id,
      impact: one.impact ?? '',
      where: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
      many: one.nodes.length,
    }));
  });
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id} (${one.impact}) ×${one.many}: ${one.where.join(' | ')}`);
}
