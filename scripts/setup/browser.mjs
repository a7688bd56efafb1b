// Finds the browser that the tests run in; shared by setup, the Playwright configuration and tests.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const systemNames = ['chromium', 'google-chrome', 'chromium-browser'];

/** Playwright's own browser; undefined when it was not downloaded. */
function playwrightBrowser() {
  const { chromium } = createRequire(import.meta.url)('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * Path of the browser: `CHROMIUM_PATH` as it is, else Playwright's own, else the system's; undefined when there is none.
 * Whether it starts is not tried.
 *
 * @returns {string | undefined}
 */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  return playwrightBrowser() ?? onPath.find((path) => existsSync(path));
}
