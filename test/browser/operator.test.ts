/** An operator's journey: sees that all is well, what is stuck and what runs by the clock, and sets a schedule going with a reason. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { arrive, takeSeat, VARIANTS } from './support/journey.ts';
import { leave, look } from './support/look.ts';
import { startStack } from './support/stack.ts';
import type { Stack } from './support/stack.ts';

let browser: Browser;
let stack: Stack;
beforeAll(async () => {
  [browser, stack] = await Promise.all([launchBrowser(), startStack()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

describe.each(VARIANTS)('an operator, $language on $size', (variant) => {
  test('sees how the system is and pauses what runs by the clock', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const { page, say } = seat;
    const name = `stock-count-${variant.turn}`;
    const connection = await Connection.connect({ address: stack.temporalAddress });
    const client = new Client({ connection });
    await client.schedule.create({
      scheduleId: name,
      spec: { calendars: [{ hour: 3 }] },
      action: { type: 'startWorkflow', workflowType: 'decideInBulk', taskQueue: 'nobody', args: [] },
    });
    await arrive(seat, 'operator', '/health');
    await page.getByText(say('health.allWell')).waitFor();
    for (const check of ['database', 'temporal', 'worker', 'workflows', 'outbox', 'seal'])
      await page.getByText(say(`health.check.${check}`), { exact: true }).waitFor();
    await page.getByText(say('health.nothingStuck')).waitFor();
    await page.getByText(name).waitFor();
    await look(seat, 'health');
    await page.getByRole('button', { name: `${say('health.step.pause')} ${name}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('health.step.pause') }).click();
    await dialog.getByText(say('health.reasonMissing')).waitFor();
    await dialog.getByLabel(say('health.reason')).fill('stock count');
    await look(seat, 'health-pause');
    await dialog.getByRole('button', { name: say('health.step.pause') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: `${say('health.step.resume')} ${name}` }).waitFor({ timeout: 30_000 });
    expect((await client.schedule.getHandle(name).describe()).state).toMatchObject({
      paused: true,
      note: 'stock count',
    });
    await leave(seat);
    await connection.close();
  });
});
