// Every page of the built site in Chromium, served by a real nginx over TLS: no violation of the policy, no error, no other host.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright';
import { findBrowser } from '#scripts/setup/browser.mjs';
import { publishHere, temporaryFolder } from '../support/publishing.ts';
import { describeUnless } from '../support/hosting/needs.ts';
import { type Nginx, noNginx, startNginx } from '../support/hosting/nginx.ts';
import { missing, visited } from '../support/browser/site-pages.ts';
import { onScriptError } from '../support/browser/script-errors.ts';

const reason = findBrowser() ? noNginx : '没有测试浏览器：npm test 会装';

/** What the browser complains of, line by line. */
async function complaintsOf(page: Page, site: string): Promise<string[]> {
  const complaints: string[] = [];
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Content-Security-Policy: ${violatedDirective} ${blockedURI}`),
    ),
  );
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`);
  });
  onScriptError(page, (message) => complaints.push(`${new URL(page.url()).pathname}: ${message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith('data:'))
      complaints.push(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

describeUnless(reason, 'in Chromium, behind nginx', () => {
  const folder = temporaryFolder();
  let server: Nginx;
  let browser: Browser;

  before(async () => {
    const www = join(folder.path, 'www');
    await publishHere(www, 'dist');
    server = await startNginx(folder.path, www);
    const executablePath = findBrowser();
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-quic'],
    });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    folder.remove();
  });
  const newPage = () => browser.newPage({ ignoreHTTPSErrors: true, baseURL: server.address });

  const pages = visited.filter((path) => !missing.includes(path));
  test(`none of ${pages.length} pages violates the policy, fails, or asks another host`, async () => {
    const complaints: string[] = [];
    const open = async (paths: string[]) => {
      const page = await newPage();
      const found = await complaintsOf(page, server.address);
      for (const path of paths) await page.goto(path, { waitUntil: 'load' });
      complaints.push(...found);
      await page.close();
    };
    await Promise.all([0, 1].map((half) => open(pages.filter((_, i) => i % 2 === half))));
    assert.deepEqual(complaints, []);
  });

  test('search runs under the policy', async () => {
    const page = await newPage();
    const complaints = await complaintsOf(page, server.address);
    const title = /<h1[^>]*>([^<]+)/.exec(readFileSync('dist/charter/index.html', 'utf8'))?.[1]?.trim() ?? '';
    await page.goto(`/search/?q=${encodeURIComponent(title)}`);
    await page.locator('main a[href="/charter/"]').first().waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('a page that is broken is found out', async () => {
    const page = await newPage();
    const complaints = await complaintsOf(page, server.address);
    await page.goto('/');
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{}' })),
    );
    // The browser tells of it after the script that it says so by has run.
    const isFound = () => /Content-Security-Policy: style-src-elem inline/.test(complaints.join('\n'));
    while (!isFound()) await page.waitForEvent('console');
    await page.close();
  });
});
