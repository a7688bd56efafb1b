// What a reader's first search costs: bytes and time from opening the dialog to the first result, in a real browser.
import { chromium } from 'playwright';
import { serve } from '#scripts/serve/server.ts';
import { findBrowser } from '#scripts/setup/browser.mjs';

export interface FirstSearch {
  /** What came over the wire, headers included. */
  bytes: number;
  milliseconds: number;
}

/** Chromium cannot make its sandbox as root, as containers run it. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** A browser of this machine. @throws when there is none */
export const launchBrowser = (args: string[] = []) => {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...sandbox, ...args] });
};

/** Serves the built `folder` and searches for `words` once, from an empty cache. */
export async function firstSearch(folder: string, words: string): Promise<FirstSearch> {
  const { address, close } = await serve({ folder, port: 0 });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Network.enable');
    let bytes = 0;
    protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    const started = performance.now();
    await page.keyboard.press('/');
    await page.locator('dialog[open] input[type=search]').fill(words);
    await page.locator('.search-results a').first().waitFor();
    const milliseconds = performance.now() - started;
    await page.waitForLoadState('networkidle');
    return { bytes, milliseconds };
  } finally {
    await browser.close();
    await close();
  }
}
