/** A real Chromium from npm alone, pages that remember what went wrong on them, and the check that nothing did. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as playwright, type Page } from 'playwright-core';
import { fontConfiguration } from './fonts.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-setuid-sandbox',
  '--disable-dev-shm-usage',
  '--no-zygote',
  '--font-render-hinting=none',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--metrics-recording-only',
];

/** The two widths every page is made for. */
export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

const troubles = new WeakMap<Page, string[]>();

/** Starts the browser; `close()` it in afterAll. Works as root, without any system package or font. */
export async function launchBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = true;
  const executablePath = await chromium.executablePath();
  const fonts = await fontConfiguration(join(tmpdir(), 'fonts'));
  return playwright.launch({
    executablePath,
    args: FLAGS,
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  });
}

/** A page in a context of its own (own cookies) that remembers its console errors, exceptions and failed requests. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: DESK,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  const page = await context.newPage();
  const seen: string[] = [];
  troubles.set(page, seen);
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => seen.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // Leaving a page ends its open requests; that is no fault of it.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') seen.push(`request: ${request.url()} ${reason}`);
  });
  return page;
}

/**
 * Throws unless the page is clean: no console error, exception or failed request since it was opened (or last checked),
 * and nothing wider than the window. `allowed` names errors that the test provoked on purpose.
 */
export async function expectCleanPage(page: Page, allowed: RegExp[] = []): Promise<void> {
  const seen = troubles.get(page);
  if (!seen) throw new Error('open the page with openPage, so that its errors are remembered');
  const found = seen.splice(0).filter((line) => !allowed.some((pattern) => pattern.test(line)));
  const [content, window, widest] = await page.evaluate(() => {
    const root = document.documentElement;
    const beyond = [...document.querySelectorAll('body *')].find(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return [root.scrollWidth, root.clientWidth, beyond ? `${beyond.tagName} .${beyond.className}` : ''] as const;
  });
  if (content > window) found.push(`horizontal scroll: ${content} > ${window} (first: ${widest})`);
  if (found.length > 0) throw new Error(`${page.url()} is not clean:\n  ${found.join('\n  ')}`);
}
