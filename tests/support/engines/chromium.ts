// An old Chromium, through Playwright, which still drives it; only its locators need a newer one.
import { chromium } from 'playwright/test';
import { type Engine, recordComplaints } from './engine.ts';

/** Starts the Chromium at a path. */
export async function startChromium(executablePath: string): Promise<Engine> {
  // These builds bring no sandbox and no zygote.
  const args = ['--no-sandbox', '--no-zygote', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ colorScheme: 'dark' });
  await page.addInitScript(recordComplaints);
  return {
    open: async (address) => void (await page.goto(address)),
    evaluate: (code, ...given) => page.evaluate(`(${code})(...${JSON.stringify(given)})`),
    resize: (width, height) => page.setViewportSize({ width, height }),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    back: async () => void (await page.goBack()),
    forward: async () => void (await page.goForward()),
    print: () => page.pdf({ format: 'A4' }),
    close: () => browser.close(),
  };
}
