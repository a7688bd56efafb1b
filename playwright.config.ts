// The browser tests: which browser, and which site.
import { defineConfig } from 'playwright/test';
import { findBrowser } from './scripts/setup/browser.mjs';

/** Chromium cannot make its sandbox as root, as containers run it. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
/** Nothing but the site is to be on the network. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './scripts/serve/for-browser-tests.ts',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // Nothing waits for a fixed time; these end what never comes, on a busy machine too.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    // Set by the global setup, which runs before the workers read this file.
    baseURL: process.env['SITE_ADDRESS'],
    launchOptions: { executablePath: findBrowser(), args: [...sandbox, ...quiet] },
  },
});
