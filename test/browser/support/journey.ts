/** What every journey does: the four ways to see the console, signing in through the form, its words, and waiting without sleeping. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { en } from '../../../src/console/locales/en.ts';
import { zh } from '../../../src/console/locales/zh.ts';
import { DESK, openPage, PHONE } from '../../support/browser.ts';
import type { SampleUserKey, Stack } from './stack.ts';

export type Language = 'zh' | 'en';

export interface Variant {
  language: Language;
  size: 'desk' | 'phone';
  /** 1 to 4: makes what one variant orders differ from what another did. */
  turn: number;
}

export const VARIANTS: readonly Variant[] = [
  { language: 'zh', size: 'desk', turn: 1 },
  { language: 'en', size: 'desk', turn: 2 },
  { language: 'zh', size: 'phone', turn: 3 },
  { language: 'en', size: 'phone', turn: 4 },
];

/** One person at one window. */
export interface Seat extends Variant {
  page: Page;
  stack: Stack;
  phone: boolean;
  /** A text of the console: `orders.payable`, with its values put in. */
  say(key: string, values?: Record<string, string | number>): string;
  /** What is wrong but does not stop the journey; told together at its end. */
  findings: string[];
  /** Requests of the page that are not answered yet. */
  openRequests(): number;
}

/** A window of the variant; `browserLanguage` is what the browser asks for before anybody chose. */
export async function takeSeat(
  browser: Browser,
  stack: Stack,
  variant: Variant,
  browserLanguage = variant.language,
): Promise<Seat> {
  const phone = variant.size === 'phone';
  const page = await openPage(browser, {
    baseURL: stack.url,
    locale: browserLanguage === 'zh' ? 'zh-CN' : 'en-US',
    reducedMotion: 'reduce',
    viewport: phone ? PHONE : DESK,
    ...(phone ? { deviceScaleFactor: 2, isMobile: true, hasTouch: true } : {}),
  });
  page.setDefaultTimeout(15_000);
  let open = 0;
  page.on('request', () => open++);
  page.on('requestfinished', () => open--);
  page.on('requestfailed', () => open--);
  return { ...variant, page, stack, phone, say: words(variant.language), findings: [], openRequests: () => open };
}

/** Looks texts up by their key, in the form for `count` where there are several; an unknown key is a mistake of the test. */
export function words(language: Language): Seat['say'] {
  const texts = language === 'zh' ? zh : en;
  return (key, values = {}) => {
    const form = language === 'en' && values['count'] === 1 ? 'one' : 'other';
    const text = textAt(texts, key) ?? textAt(texts, `${key}_${form}`);
    if (text === undefined) throw new Error(`the console has no text ${key}`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

function textAt(texts: object, key: string): string | undefined {
  let at: unknown = texts;
  for (const part of key.split('.'))
    at = typeof at === 'object' && at !== null ? Object.entries(at).find(([name]) => name === part)?.[1] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** Fills the sign-in form that is shown and waits for the page that follows. */
export async function signIn(seat: Seat, user: SampleUserKey): Promise<void> {
  const { page, say, stack } = seat;
  await page.getByLabel(say('signIn.login')).fill(stack.company.users[user].login);
  await page.getByLabel(say('signIn.password'), { exact: true }).fill(stack.company.password);
  await page.getByRole('button', { name: say('signIn.submit'), exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Chooses the language on the sign-in page; from then on this browser remembers it. */
export async function chooseLanguage({ page, language, say }: Seat): Promise<void> {
  await page.getByRole('button', { name: language === 'zh' ? '中文' : 'English', exact: true }).click();
  await page.getByRole('heading', { name: say('signIn.title') }).waitFor();
}

/** Opens the address as the person, signing in first. */
export async function arrive(seat: Seat, user: SampleUserKey, path: string): Promise<void> {
  await seat.page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
  await chooseLanguage(seat);
  await signIn(seat, user);
}

/** Tries until it no longer throws; the last error is thrown when it never stops. */
export async function eventually<T>(attempt: () => Promise<T>, milliseconds = 15_000): Promise<T> {
  const until = Date.now() + milliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(50);
    }
  }
}

/** Nothing is loading or moving any more, twice in a row, and every font is there. */
export async function settled({ page, openRequests }: Seat): Promise<void> {
  let quiet = 0;
  await eventually(async () => {
    const busy = await page.evaluate(async () => {
      await document.fonts.ready;
      const loading = document.querySelectorAll('[class*="skeleton"], .ant-btn-loading').length;
      return loading + document.getAnimations().filter((one) => one.playState === 'running').length;
    });
    quiet = busy + openRequests() === 0 ? quiet + 1 : 0;
    if (quiet < 2) throw new Error(`still busy: ${busy} parts of the page, ${openRequests()} requests`);
  });
}
