// The whole example below a path of its host, as on the pages of Gitee and GitHub: every link of every file, and in a browser.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, chromium } from 'playwright/test';
import { offlineFiles } from '#scripts/export/offline/site.ts';
import { run } from '#scripts/kit/programs.ts';
import { type Served, serve } from '#scripts/serve/server.ts';
import { findBrowser } from '#scripts/setup/browser.mjs';
import { brokenBelow } from '../support/below-base.ts';

const address = 'https://example.github.io/sig-infra/';
const work = '.build/below-path';
const folder = join(work, 'site');

describe('below a path', () => {
  let site: Served;
  let browser: Browser;
  before(async () => {
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    cpSync('examples/content', join(work, 'content'), { recursive: true });
    const config = readFileSync('examples/site.config.ts', 'utf8').replace('https://sig.example.org/', address);
    writeFileSync(join(work, 'site.config.ts'), config);
    const environment = { SITE_CONTENT: join(work, 'content') };
    const { ok, output } = await run(['node', 'scripts/build/main.ts', '--out', folder], { environment });
    assert.ok(ok, output);
    site = await serve({ folder, port: 0 });
    const executablePath = findBrowser();
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('every address in every file of the site leads to a file below it', () => {
    const { broken, followed } = brokenBelow(folder, address);
    assert.deepEqual(broken, []);
    assert.ok(followed > 10_000, `${followed}`);
  });

  test('pages load whole, search finds and leads below it, and the other language is one click away', async () => {
    const page = await browser.newPage();
    const failed: string[] = [];
    page.on('response', (answer) => answer.status() >= 400 && failed.push(`${answer.status()} ${answer.url()}`));
    page.on('pageerror', (error) => failed.push(String(error)));
    const at = (path: string) => new URL(`/sig-infra${path}`, site.address).href;
    await page.goto(site.address);
    assert.equal(page.url(), at('/'));
    for (const path of ['/status/', '/meetings/', '/docs/', '/en/members/']) await page.goto(at(path));
    await page.keyboard.press('/');
    await page.locator('[role=search] input[type=search]').fill('Koji');
    const found = page.locator('.search-results a');
    await found.first().waitFor();
    assert.match((await found.first().getAttribute('href')) ?? '', /^\/sig-infra\/en\//);
    await found.first().click();
    assert.ok(page.url().startsWith(at('/en/')), page.url());
    await page.locator('header a[hreflang]').first().click();
    assert.ok(!page.url().startsWith(at('/en/')), page.url());
    assert.deepEqual(failed, []);
  });

  test('the copy to be read offline has every page, each with relative links', () => {
    const files = [...offlineFiles({ folder, day: '2026-11-22', address }, { step: () => {}, end: () => {} })];
    assert.ok(files.length > 100);
  });
});
