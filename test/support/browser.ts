/** A real browser from npm packages, and what a person without a mouse does in it. */

import { AxeBuilder } from '@axe-core/playwright';
import chromiumBinary from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumBinary.executablePath(),
    headless: true,
    // Not the package's own arguments: they run everything in one process and switch web security off.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Rules of WCAG 2.0 to 2.2, A and AA, and good practice, that a page breaks; in words that read well in a failure.
 *
 * @param rules - only these; all if none are given.
 */
export async function accessibilityFaults(
  page: Page,
  rules: readonly string[] = [],
): Promise<readonly string[]> {
  // Our pages may hold no frames (content security policy), so axe need not gather from any; that halves its time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

/** How many pixels the page is wider than its window: 0 where nothing scrolls sideways. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

export async function hasFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);
}

/** Presses Tab until the focus is on what a selector names. @throws Error if it does not get there. */
export async function tabTo(page: Page, selector: string, atMost = 300): Promise<void> {
  for (let presses = 0; presses < atMost; presses += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(page, selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
