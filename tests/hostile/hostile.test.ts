// One hostile string in every field of every record and every live figure: nothing that is made of them runs or falls apart.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { type Browser, chromium } from 'playwright';
import { inlineOf, sourceHash } from '#scripts/publish/hosting/policy.ts';
import { type Served, serve } from '#scripts/serve/server.ts';
import { findBrowser } from '#scripts/setup/browser.mjs';
import { covering, cutOff, sideways, squeezed } from '../support/browser/layout.ts';
import { extremePages, many, writeExtremes } from '../support/hostile/extremes.ts';
import { poisonedSite } from '../support/hostile/site-folder.ts';
import { attackScript } from '../support/hostile/strings.ts';

// Inside the checkout, so that MDX files find the packages that they need.
mkdirSync('.build', { recursive: true });
const folder = mkdtempSync(join('.build', 'hostile-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const { marks, environment } = poisonedSite(resolve(folder));
writeExtremes(join(folder, 'content'));
const site = join(folder, 'site');

// Without `npm run check`, which refuses much of this: the pages must hold by themselves.
const { NODE_TEST_CONTEXT: _, ...outside } = process.env;
const build = spawnSync(process.execPath, ['scripts/build/pages.ts', site, join(folder, 'cache')], {
  env: { ...outside, ...environment },
  encoding: 'utf8',
});
assert.equal(build.status, 0, build.stdout + build.stderr);

const files = globSync('**/*.*', { cwd: site }).sort();
const textOf = (path: string) => readFileSync(join(site, path), 'utf8');
const withEnding = (...endings: string[]) => files.filter((path) => endings.includes(extname(path)));
const all = files.map(textOf).join('\n');

test('the attack is in hundreds of fields, and comes out of every collection', () => {
  const shown = [...marks].map(([record, own]) => ({ record, own, out: own.filter((mark) => all.includes(mark)) }));
  const sum = (count: (each: (typeof shown)[number]) => number) =>
    shown.reduce((total, each) => total + count(each), 0);
  console.log(
    `\n## 恶意字符串：写进 ${sum(({ own }) => own.length)} 个字段，${sum(({ out }) => out.length)} 个出现在站点里\n`,
  );
  const collections = new Set(shown.map(({ record }) => record.split(' ')[0]));
  // Texts of charters are not changed; redirects are addresses alone, with a remark for those who edit.
  for (const silent of ['charters', 'redirects']) collections.delete(silent);
  for (const { record, out } of shown) if (out.length > 0) collections.delete(record.split(' ')[0]);
  assert.deepEqual([...collections], []);
});

test('the policy allows no script of the attack, wherever it stands', () => {
  const { scripts } = inlineOf(site);
  assert.ok(scripts.length > 0);
  assert.ok(!scripts.includes(sourceHash(attackScript)));
});

const openBrowser = (): Promise<Browser> => {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath && { executablePath }), args: sandbox });
};

describe('in a browser that enforces no policy', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  test('nothing runs, no element grows out of a text, and no link is a script', async () => {
    const page = await browser.newPage();
    await page.route('**/*', (route) => route.abort());
    const found: string[] = [];
    for (const path of withEnding('.html', '.svg')) {
      // The texts themselves, not addresses: scripts of the site are not what is looked at here.
      await page.setContent(textOf(path), { waitUntil: 'domcontentloaded' });
      const wrong = await page.evaluate(() => [
        ...('hit' in globalThis ? ['ran a script'] : []),
        ...[...document.querySelectorAll('img[src=x], textarea, title ~ title')].map((element) => element.outerHTML),
        ...[...document.querySelectorAll('*')].flatMap((element) => [
          ...element.getAttributeNames().filter((name) => /^on|[^\w:.-]/.test(name)),
          ...['href', 'src', 'action'].flatMap((name) =>
            /^\s*(javascript|data|vbscript):/i.test(element.getAttribute(name) ?? '') ? [element.outerHTML] : [],
          ),
        ]),
      ]);
      found.push(...wrong.map((what) => `${path} ${what.slice(0, 200)}`));
    }
    assert.deepEqual(found, []);
  });
});

describe('texts as long and lists as many as may be, at 320 pixels', () => {
  let browser: Browser;
  let served: Served;
  before(async () => {
    browser = await openBrowser();
    served = await serve({ folder: site, port: 0 });
  });
  after(async () => {
    await browser.close();
    await served.close();
  });

  test('nothing leaves the page, is cut off, covers other text or is pressed into a column of single letters', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 780 } });
    const found: string[] = [];
    for (const path of extremePages) {
      await page.goto(new URL(path, served.address).href);
      const wrong = [
        ...(await sideways(page)),
        ...(await squeezed(page)),
        ...(await cutOff(page)),
        ...(await covering(page)),
      ];
      found.push(...wrong.map((what) => `${path} ${what}`));
    }
    assert.deepEqual(found, []);
  });

  test('every one of four hundred questions is listed', () => {
    const listed = textOf('upkeep/questions/index.html').match(/id="extreme-\d+"/g) ?? [];
    assert.equal(new Set(listed).size, many);
  });
});

test('structured data and interfaces stay JSON', () => {
  const data = withEnding('.html').flatMap((path) =>
    [...textOf(path).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text = '']) => [
      path,
      text,
    ]),
  );
  for (const [path = '', text = ''] of [...withEnding('.json').map((path) => [path, textOf(path)]), ...data]) {
    assert.doesNotThrow(() => JSON.parse(text), path);
  }
});

test('feeds, site maps and pictures stay well-formed XML', () => {
  for (const path of withEnding('.xml', '.svg')) assert.equal(XMLValidator.validate(textOf(path)), true, path);
});

test('calendars get no lines and no properties from a text', () => {
  const known =
    /^(uid|sequence|dtstamp|dtstart|dtend|duration|summary|description|location|url|status|created|last-modified|rrule|exdate|recurrence-id|transp|categories|comment|x-.*)$/;
  const calendars = withEnding('.ics');
  assert.ok(calendars.length > 1);
  for (const path of calendars) {
    for (const event of new ICAL.Component(ICAL.parse(textOf(path)) as unknown[]).getAllSubcomponents('vevent')) {
      const foreign = event.getAllProperties().filter(({ name }) => !known.test(name));
      assert.deepEqual(
        foreign.map(({ name }) => `${path} ${name}`),
        [],
      );
      assert.equal(event.getAllSubcomponents().length, 0, path);
    }
  }
});

test('Markdown and plain texts hold no element, nor a link that is a script', () => {
  for (const path of withEnding('.md', '.txt').filter((path) => !/^charter\/|verif/.test(path))) {
    // Code is shown as it is; outside it, a Markdown reader must see no element.
    const text = textOf(path).replaceAll(/```.*?```|`[^`\n]*`/gs, '');
    assert.doesNotMatch(text, /(?<!\\)<(script|img|\/title)/i, path);
    assert.doesNotMatch(text, /(?<!\\)\]\(javascript:/i, path);
  }
});
