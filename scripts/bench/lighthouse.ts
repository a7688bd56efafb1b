// npm run bench -- lighthouse: how Lighthouse marks the pages of dist/, as on a phone.
import { globSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import lighthouse, { type Result } from 'lighthouse';
import { Failure } from '#scripts/kit/failure.ts';
import { serve } from '#scripts/serve/server.ts';
import { type Bench, type Column, table } from './bench.ts';
import { launchBrowser } from './first-search.ts';

/** The four classic categories. */
const categories = { performance: '性能', accessibility: '无障碍', 'best-practices': '最佳实践', seo: 'SEO' } as const;
type Category = keyof typeof categories;

interface Marks {
  path: string;
  /** From 0 to 100; `undefined` where a category could not be judged. */
  marks: Partial<Record<Category, number>>;
  /** Ids of the audits that cost marks. */
  faults: string[];
}

const names = Object.keys(categories) as Category[];
const columns: Column<Marks>[] = [
  ...names.map((name): Column<Marks> => [categories[name], ({ marks }) => String(marks[name] ?? '—')]),
  ['页面', ({ path }) => path],
  ['扣分项', ({ faults }) => faults.join(' ')],
];

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** What Lighthouse says of an address; on a busy machine it sometimes loses the beginning of a page, and is asked again. */
const ask = async (url: string, port: number, tries = 3): Promise<Result> => {
  const result = await lighthouse(url, { port, onlyCategories: names, logLevel: 'silent', output: 'json' });
  if (result && !result.lhr.runtimeError) return result.lhr;
  if (tries > 1) return ask(url, port, tries - 1);
  throw new Failure(`Lighthouse 无法测量 ${url}：${result?.lhr.runtimeError?.message ?? '没有结果'}`);
};

/** Marks one page. @throws Failure when Lighthouse has no answer */
const markPage = async (address: string, path: string, port: number): Promise<Marks> => {
  const lhr = await ask(new URL(path, address).href, port);
  const marks: Marks['marks'] = {};
  const faults = new Set<string>();
  for (const name of names) {
    const { score, auditRefs } = lhr.categories[name] ?? { score: null, auditRefs: [] };
    if (score !== null) marks[name] = Math.round(score * 100);
    for (const { id, weight } of auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit && audit.score !== null && audit.score < 0.9) faults.add(id);
    }
  }
  return { path, marks, faults: [...faults] };
};

/** Every page of dist/ that search engines may list. */
const listedPages = (): string[] =>
  globSync('sitemap-[0-9]*.xml', { cwd: 'dist' }).flatMap((file) =>
    [...readFileSync(`dist/${file}`, 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, loc = '']) => new URL(loc).pathname,
    ),
  );

export const benchLighthouse: Bench = async (given, signal) => {
  const port = await freePort();
  const { address, close } = await serve({ folder: 'dist', port: 0 });
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  const found: Marks[] = [];
  const paths = given.length > 0 ? given : listedPages();
  try {
    for (const [index, path] of paths.entries()) {
      signal.throwIfAborted();
      console.log(`${index + 1}/${paths.length} ${path}`);
      found.push(await markPage(address, path, port));
    }
  } finally {
    await browser.close();
    await close();
  }
  const full = found.filter(({ marks }) => names.every((name) => marks[name] === 100));
  console.log(`\n${table(columns, found)}\n\n${found.length} 页，${full.length} 页四项都是 100 分。`);
};
