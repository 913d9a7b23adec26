/** An administrator's journey: an account made and handed over, its first sign-in, its role withdrawn while its person is signed in, its way back. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { arrive, chooseLanguage, eventually, takeSeat, VARIANTS } from './support/journey.ts';
import type { Seat } from './support/journey.ts';
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

const OWN_PASSWORD = 'corner-lantern-86';

async function chooseRole({ page, say }: Seat, role: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('people.role')).fill(say(`people.roleName.${role}`));
  await page
    .locator('.ant-select-item-option', { hasText: say(`people.roleName.${role}`) })
    .first()
    .click();
}

/** Makes the account and gives its initial password, which is shown once. */
async function makeAccount(seat: Seat, login: string): Promise<string> {
  const { page, say, turn } = seat;
  await page.getByRole('button', { name: say('people.new') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say('people.create') }).click();
  await dialog.getByText(say('people.missing')).first().waitFor();
  await dialog.getByLabel(say('people.login')).fill(login);
  await dialog.getByLabel(say('people.name'), { exact: true }).fill(`苏晚${turn}`);
  await dialog.getByLabel(say('people.nameEn')).fill(`Wan Su ${turn}`);
  await chooseRole(seat, 'finance');
  await look(seat, 'person-new');
  await dialog.getByRole('button', { name: say('people.create') }).click();
  const password = await dialog.locator('.secret code').innerText();
  await look(seat, 'person-password-once');
  await dialog.getByRole('button', { name: say('parts.secretKept') }).click();
  await dialog.waitFor({ state: 'hidden' });
  return password;
}

async function signInAs({ page, say }: Seat, login: string, password: string): Promise<void> {
  await page.getByLabel(say('signIn.login')).fill(login);
  await page.getByLabel(say('signIn.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
}

/** The first sign-in: one's own password comes before everything. */
async function firstSignIn(seat: Seat, login: string, initial: string): Promise<void> {
  const { page, say } = seat;
  await page.goto('/sign-in');
  await chooseLanguage(seat);
  await signInAs(seat, login, initial);
  await page.getByRole('heading', { name: say('people.setPassword') }).waitFor();
  await page.getByLabel(say('people.currentPassword')).fill(initial);
  await page.getByLabel(say('people.newPassword'), { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel(say('people.repeatPassword')).fill('another-one-86');
  await page.getByRole('button', { name: say('people.changePassword') }).click();
  await page.getByText(say('people.passwordDiffers')).waitFor();
  await look(seat, 'new-password');
  await page.getByLabel(say('people.repeatPassword')).fill(OWN_PASSWORD);
  await page.getByRole('button', { name: say('people.changePassword') }).click();
  await page.waitForURL((url) => url.pathname !== '/new-password');
  await page.goto('/me');
  await page.getByRole('heading', { name: say('people.mySessions') }).waitFor();
  await look(seat, 'me');
}

async function confirm({ page, say }: Seat, verb: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: say(verb), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe.each(VARIANTS)('an administrator, $language on $size', (variant) => {
  test('hands an account over, takes its role away and gives another', async () => {
    const seat = await takeSeat(browser, stack, variant);
    const { page, say, phone, turn } = seat;
    const login = `wan.su.${turn}@shilu.example`;
    await arrive(seat, 'administrator', '/people');
    const rows = page.locator(phone ? '.order-card' : '.data-table tbody tr.row-opens');
    await rows.first().waitFor();
    await look(seat, 'people');
    const initial = await makeAccount(seat, login);

    const theirs = await takeSeat(browser, stack, variant);
    await firstSignIn(theirs, login, initial);

    await page.getByPlaceholder(say('people.search')).fill(login);
    await eventually(async () => expect(await rows.count()).toBe(1));
    await rows.first().click();
    const withdraw = say('people.withdrawNamed', { role: say('people.roleName.finance') });
    await page.getByRole('button', { name: withdraw }).click();
    await confirm(seat, 'people.withdraw');
    await page.getByText(say('people.grantStatus.ended')).first().waitFor();
    await look(seat, 'person');

    // Whoever is signed in learns at once, and why.
    await theirs.page.goto('/orders');
    await theirs.page.getByText(say('signIn.why.ROLE_WITHDRAWN')).waitFor();
    await look(theirs, 'sign-in-role-withdrawn', [/401/]);

    await page.getByRole('button', { name: say('people.grant') }).click();
    await chooseRole(seat, 'auditor');
    await look(seat, 'person-grant');
    await confirm(seat, 'people.grant');
    await page
      .getByRole('button', { name: say('people.withdrawNamed', { role: say('people.roleName.auditor') }) })
      .waitFor();
    await signInAs(theirs, login, OWN_PASSWORD);
    await theirs.page.waitForURL((url) => url.pathname === '/orders');
    await leave(theirs);
    await leave(seat);
  });
});
