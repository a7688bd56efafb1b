// Texts that try to bring code into a page go through the check and the build's renderer: what comes out runs nothing and shows
// nothing of the machine. A thousand of them with TEST_ALL, and another thousand with another SEED.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { type Browser, chromium } from 'playwright';
import { checks } from '#scripts/check/checks/index.ts';
import { read } from '#scripts/check/content/read.ts';
import { runRules } from '#scripts/check/run-rules.ts';
import { findBrowser } from '#scripts/setup/browser.mjs';
import { optionsFor, page as pageOf, siteWith } from '../support/checked-site.ts';
import { mutation } from '../support/fuzz/mutations.ts';
import { renderMd, renderMdx } from '../support/rendering.ts';
import { isWhole } from '../support/whole.ts';

const count = isWhole ? 1000 : 160;
const seed = Number(process.env['SEED'] ?? 1) * 1_000_000;
const secret = 'zq-secret-of-the-machine';
process.env['FUZZ_SECRET'] = secret;

interface Text {
  path: string;
  text: string;
  /** What the check reports as errors. */
  findings: string[];
  /** What the build makes of it; absent where it refuses it. */
  html?: string;
  refusal?: string;
}

const all: Text[] = Array.from({ length: count }, (_, index) => {
  const isMdx = index % 2 === 1;
  const path = `news/2026/2026-01-13-n${index}/zh.${isMdx ? 'mdx' : 'md'}`;
  return { path, text: mutation(seed + index, isMdx), findings: [] };
});

before(async () => {
  const folder = siteWith(Object.fromEntries(all.map(({ path, text }) => [path, pageOf(text)])));
  const content = resolve(folder, 'content');
  const found = runRules(checks, read(optionsFor(folder)));
  const errors = Map.groupBy(
    found.filter(({ severity }) => severity === 'error'),
    ({ file }) => file.slice(file.indexOf('news/')),
  );
  // Astro writes each refusal on the screen as well.
  mock.method(console, 'error', () => {});
  for (const one of all) {
    one.findings = (errors.get(one.path) ?? []).map((finding) => `${finding.rule}: ${finding.found}`);
    try {
      const render = one.path.endsWith('.mdx') ? renderMdx : renderMd;
      one.html = (await render(one.text, resolve(content, one.path))).html;
    } catch (error) {
      one.refusal = (error as Error).message;
    }
  }
  mock.restoreAll();
});

const shown = ({ path, text, findings }: Text) => `${path} ${JSON.stringify(text)} ${findings.join('；')}`;

test('the texts are of all kinds: let through, refused, and refused for other reasons', () => {
  const passed = all.filter(({ findings }) => findings.length === 0);
  const built = all.filter(({ html }) => html !== undefined);
  console.log(`\n## 变异的正文：${all.length} 篇，检查放过 ${passed.length} 篇，构建生成 ${built.length} 篇\n`);
  assert.ok(passed.length > count / 20 && passed.length < count / 2, String(passed.length));
  const refused = (kind: string) => all.filter(({ findings }) => findings.some((one) => one.startsWith(`${kind}:`)));
  for (const kind of ['html', 'mdx', 'links']) assert.ok(refused(kind).length > count / 20, kind);
});

test('what the check lets through, the build does, too', () => {
  const stopped = all.filter(({ findings, html }) => findings.length === 0 && html === undefined);
  assert.deepEqual(
    stopped.map((one) => `${shown(one)} ${one.refusal}`),
    [],
  );
});

test('what would run is refused with its place and a cure by the build, too', () => {
  const refusals = all.flatMap(({ refusal }) => (refusal?.includes('不能发布') ? [refusal] : []));
  assert.ok(refusals.length > count / 4, String(refusals.length));
  for (const refusal of refusals)
    assert.match(refusal, /2026-01-13-n\d+\/zh\.mdx? 不能发布：\n\d+:\d+ 问题：.+。要求：.+。处理：.+/);
});

test('nothing ran in the build, and no page has anything of the machine', () => {
  assert.ok(!('hit' in globalThis));
  assert.deepEqual(all.filter(({ html }) => html?.includes(secret)).map(shown), []);
});

describe('in a browser that enforces no policy', () => {
  let browser: Browser;
  before(async () => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const executablePath = findBrowser();
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: sandbox });
  });
  after(() => browser.close());

  /** What runs, or would at a click, in a page of this HTML. */
  const wrongIn = async (pages: string[]): Promise<string[][]> => {
    const page = await browser.newPage();
    await page.route('**/*', (route) => route.abort());
    const found: string[][] = [];
    for (const html of pages) {
      await page.setContent(`<!doctype html><title>a</title><main>${html}</main>`, { waitUntil: 'load' });
      const wrong = await page.evaluate(() => {
        const ran = 'hit' in globalThis ? ['ran'] : [];
        delete (globalThis as { hit?: number }).hit;
        const elements = [...document.querySelectorAll('*')];
        const active = elements.filter(({ localName }) =>
          /^(script|iframe|object|embed|base|form|style|svg|math)$/.test(localName),
        );
        const handlers = elements.flatMap((element) => element.getAttributeNames().filter((name) => /^on/i.test(name)));
        const links = [...document.querySelectorAll('a[href]')].map((link) => (link as HTMLAnchorElement).protocol);
        const astray = links.filter((protocol) => /^(javascript|data|vbscript):$/.test(protocol));
        return [...ran, ...active.map(({ localName }) => localName), ...handlers, ...astray];
      });
      found.push(wrong);
    }
    await page.close();
    return found;
  };

  test('the canary sings where something runs', async () => {
    const [ran, harmless] = await wrongIn(['<img src=x onerror="globalThis.hit=1">', '<p>字</p>']);
    assert.ok(ran?.includes('ran'), String(ran));
    assert.deepEqual(harmless, []);
  });

  test('nothing runs of whatever the build lets through', async () => {
    const built = all.filter(({ html }) => html !== undefined);
    const found = await wrongIn(built.map(({ html = '' }) => html));
    const wrong = built.flatMap((one, index) => (found[index]?.length ? [`${found[index]} ${shown(one)}`] : []));
    assert.deepEqual(wrong, []);
  });
});
