// One whole build, as every command of this project does it.
import { existsSync, globSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Locale } from '#language/locales.ts';
import { localised } from '#language/routes.ts';
import { ownPage } from '#model/records/addresses.ts';
import { bannerOf } from '#model/status/banner.ts';
import { readFacts } from '#records/read-facts.ts';
import { type SourceCollection, rowOf, sourceCollections } from '#schemas/collections.ts';
import { collections } from '#schemas/files.ts';
import type { SiteConfig } from '#schemas/site.ts';
import { cacheFolder } from '#scripts/kit/cache.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { type Claim, exclusive } from '#scripts/kit/lock.ts';
import { run, stoppable } from '#scripts/kit/programs.ts';
import { filesIn } from '#scripts/publish/hosting/built-site.ts';
import { checksumsFile, checksumsOf } from '#scripts/publish/hosting/checksums.ts';
import { writeBanner } from './banner.ts';
import { keepPages, pagesName } from './kept-pages.ts';
import { keepTexts, storeName, takeTexts } from './rendered-texts.ts';
import { assertReplaceable, parallel, runSteps, type Step } from './run-steps.ts';
import { buildSearchIndex } from './search-index.ts';
import { sharePictures } from './share/share-pictures.ts';

/** One line for each fact that site.config.ts leaves open and the public site needs. */
export function missingFacts({ address, filing }: Pick<SiteConfig, 'address' | 'filing'>): string[] {
  const open = [
    !address && 'address（正式网址）：规范链接、站点地图和订阅源暂用 http://localhost:4321/',
    !filing.icp && 'filing.icp（ICP 备案号）：页脚不显示',
    !filing.publicSecurity && 'filing.publicSecurity（公安联网备案号）：页脚不显示',
  ];
  return open.filter((line) => line !== false);
}

/**
 * A line for each collection that lacks a page: of a record, or of a list of records. `isPage` tells whether the built site has a
 * page at a path.
 */
export const missingPages = (
  idsOf: (name: SourceCollection) => string[],
  languages: Locale[],
  isPage: (path: string) => boolean,
): string[] =>
  sourceCollections.flatMap((name) => {
    const { listed, optional } = rowOf(name);
    const ids = idsOf(name);
    const lists = optional && ids.length === 0 ? [] : listed;
    const paths = new Set([...lists, ...ids.flatMap((id) => ownPage(name, id) ?? [])]);
    const missing = [...paths]
      .flatMap((path) => languages.map((locale) => localised(path, locale)))
      .filter((path) => !isPage(path));
    return missing.length > 0
      ? [
          `${name}：缺少页面 ${missing.join('、')}。请在 src/pages/ 中添加，或更正 src/schemas/collections.ts 的 address 或 listed`,
        ]
      : [];
  });

/** Where rendered texts and whole pages are kept from build to build. */
const kept = cacheFolder('rendered-texts');
const keptPages = cacheFolder('pages');
const claim: Claim = { command: 'npm run build', minutes: 10 };

/** Runs work that lets Astro write into `.astro`, which all builds of the checkout share: its types, and which MDX files and pictures the content has. */
export const withAstro = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
  exclusive('.astro', claim, signal, work);
const contentFolder = resolve(process.env['SITE_CONTENT'] ?? 'src/content');

const checkContent: Step = {
  name: '检查内容',
  async run(_folder, signal) {
    const { ok, output } = await run(['node', 'scripts/check/main.ts'], {
      signal,
      withoutSecrets: true,
      attached: true,
    });
    if (!ok) throw new Failure(output);
    return undefined;
  },
};

const makePages: Step = {
  name: '生成页面',
  async run(folder, signal) {
    const cache = join(folder, 'cache');
    const name = storeName(contentFolder);
    takeTexts(kept, name, cache);
    const command = ['node', 'scripts/build/pages.ts', join(folder, 'site'), cache];
    const pages = { name: pagesName(contentFolder), file: join(folder, 'pages') };
    const environment = { SITE_PAGES_FROM: join(keptPages, pages.name), SITE_PAGES_TO: pages.file };
    const { ok, stdout, output } = await withAstro(signal, () =>
      run(command, { signal, environment, withoutSecrets: true, attached: true }),
    );
    if (!ok) throw new Failure(stdout || output);
    // Astro reports some faults of the content without failing; a site that lacks a page must not go out.
    if (output.includes('[ERROR]')) throw new Failure(output);
    const { site } = await import('#site.ts');
    const isPage = (path: string) => existsSync(join(folder, 'site', path, 'index.html'));
    // What is in the files is known to be right by now; their names are enough.
    const idsOf = (collection: SourceCollection) => {
      const { files, idOf } = collections[collection];
      return globSync(files, { cwd: contentFolder }).map(idOf);
    };
    const missing = missingPages(idsOf, site.languages, isPage);
    if (missing.length > 0) throw new Failure(missing.join('\n'));
    if (site.mark) {
      const { markFile } = await import('#model/site/mark.ts');
      writeFileSync(join(folder, 'site/mark.svg'), markFile(site.mark));
    }
    keepTexts(kept, name, cache);
    keepPages(keptPages, pages.name, pages.file);
    return undefined;
  },
};

const writeDates: Step = {
  name: '生成站点地图',
  async run(folder) {
    const { datePages } = await import('./page-dates.ts');
    return datePages(join(folder, 'site'));
  },
};

const indexPages: Step = {
  name: '生成搜索索引',
  async run(folder) {
    const { pages } = await buildSearchIndex(join(folder, 'site'));
    return `${pages} 页`;
  },
};

const drawPictures: Step = {
  name: '生成分享图',
  async run(folder, signal) {
    const { pictures, drawn } = await sharePictures(join(folder, 'site'), new Date(), signal);
    return `${pictures} 张，新生成 ${drawn} 张`;
  },
};

const writeMarkdownPages: Step = {
  name: '生成 Markdown 版本',
  async run(folder, signal) {
    // Only now: with a faulty configuration this module cannot be loaded, and the check has reported that.
    const { markdownPages } = await import('./markdown-pages/markdown-pages.ts');
    const { pages, converted } = await markdownPages(join(folder, 'site'), signal);
    return `${pages} 页，新生成 ${converted} 页`;
  },
};

const addBanner: Step = {
  name: '添加状态提示',
  async run(folder) {
    // Only now, as above.
    const { now, site } = await import('#site.ts');
    const { loadLive } = await import('#records/live.ts');
    const { facts } = readFacts(contentFolder);
    const pages = writeBanner(join(folder, 'site'), bannerOf(facts, loadLive(), now), { now, zone: site.zone });
    return pages > 0 ? `${pages} 页` : '无';
  },
};

const writeChecksums: Step = {
  name: '生成校验值',
  async run(folder) {
    const site = join(folder, 'site');
    const files = filesIn(site);
    writeFileSync(join(site, checksumsFile), checksumsOf(site, files));
    return `${files.length} 个文件`;
  },
};

const steps: Step[] = [
  parallel(checkContent, makePages),
  writeDates,
  parallel(indexPages, drawPictures, writeMarkdownPages),
  addBanner,
  writeChecksums,
];

/**
 * Builds the site into `out`, with progress on stdout.
 * @throws Failure when a step fails, Stopped when it is stopped; `out` is then as it was
 */
export async function buildSite(out: string): Promise<void> {
  assertReplaceable(out);
  await stoppable((signal) => runSteps({ out, steps, signal, write: (text) => process.stdout.write(text) }));
  // Only now: with a faulty configuration this module cannot be loaded, and the steps have reported that.
  const { configFile, site } = await import('#site.ts');
  for (const fact of missingFacts(site)) console.log(`${relative(process.cwd(), configFile)} 未填写 ${fact}`);
  const { missingHistoryNow } = await import('#scripts/publish/deploy/kept-dates.ts');
  const missing = missingHistoryNow();
  if (missing) console.warn(`警告：${missing}`);
  console.log(`构建完成，站点位于 ${out}/`);
}
