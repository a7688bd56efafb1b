// Firefox, through WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { type Engine, recordComplaints } from './engine.ts';

/** Starts the Firefox at a path. */
export async function startFirefox(executablePath: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': 0 },
  });
  const newPage = async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(recordComplaints);
    return page;
  };
  let page = await newPage();
  let viewport = { width: 1280, height: 780 };
  let wentBack = false;
  /** From inside the page: the driver waits for ever for one that comes back from the browser's cache of left pages. */
  const travel = async (steps: number) => {
    wentBack = true;
    await page.evaluate((by) => void setTimeout(() => history.go(by)), steps);
  };
  return {
    async open(address) {
      if (wentBack) {
        // In a page that came back, it would wait for ever for the next one, too.
        const left = page;
        page = await newPage();
        await page.setViewport(viewport);
        await left.close();
        wentBack = false;
      }
      await page.goto(address);
    },
    evaluate: (code, ...given) =>
      page.evaluate(`(${code})(...${JSON.stringify(given)})`) as Promise<ReturnType<typeof code>>,
    async resize(width, height) {
      viewport = { width, height };
      await page.setViewport(viewport);
    },
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    back: () => travel(-1),
    forward: () => travel(1),
    print: async () => Buffer.from(await page.pdf({ format: 'A4' })),
    close: () => browser.close(),
  };
}
