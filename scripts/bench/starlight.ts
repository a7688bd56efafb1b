// npm run bench -- starlight: the same texts as a site of this project and of Starlight, both with their search index, built one
// after the other in one run: with nothing kept from an earlier build, and again after a sentence was added to one text.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseRecordText } from '#records/front-matter.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';
import { type Bench, type Column, countsFrom, megabytes, seconds, table, workFolder } from './bench.ts';
import { runMeasured, type Usage } from './measured-process.ts';
import { fillSiteFolder, type MeetingFile, meetingFiles } from './meetings.ts';
import { firstLoadBytes, folderBytes, type PageSizes, pageSizes } from './page-sizes.ts';

interface Side {
  name: string;
  meetings: number;
  cold: Usage;
  changed: Usage;
  sizes: PageSizes;
  indexBytes: number;
  /** HTML, styles and scripts of one page, as brotli. */
  firstLoad: number;
}

const starlight = '0.42.4';

const columns: Column<Side>[] = [
  ['纪要', ({ meetings }) => String(meetings)],
  ['站点', ({ name }) => name],
  ['页面', ({ sizes }) => String(sizes.pages)],
  ['用时 s', ({ cold }) => seconds(cold.wallSeconds)],
  ['CPU s', ({ cold }) => seconds(cold.cpuSeconds)],
  ['修改一个文件后 s', ({ changed }) => seconds(changed.wallSeconds)],
  ['CPU s', ({ changed }) => seconds(changed.cpuSeconds)],
  ['最大内存 MB', ({ cold, changed }) => megabytes(Math.max(cold.maxRssBytes, changed.maxRssBytes))],
  ['HTML brotli 中位 B', ({ sizes }) => String(sizes.brotli.median)],
  ['打开一页 B', ({ firstLoad }) => String(firstLoad)],
  ['索引 B', ({ indexBytes }) => String(indexBytes)],
];

const write = (folder: string, path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** Starlight's own sidebar names every page on every page; the other one is as short as it can be. */
const sidebars = { Starlight: '', 'Starlight 短侧栏': `, sidebar: [{ label: '首页', link: '/' }]` };

/** A Starlight site with these texts, in the same two languages, with its search index. */
const fillStarlight = (folder: string, meetings: MeetingFile[], sidebar: string) => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const packages = { astro: dependencies['astro'], '@astrojs/starlight': starlight };
  write(folder, 'package.json', JSON.stringify({ private: true, type: 'module', dependencies: packages }));
  const locales = `{ root: { label: '简体中文', lang: 'zh-CN' }, en: { label: 'English' } }`;
  const options = `{ title: '示例', locales: ${locales}${sidebar} }`;
  const site = `site: 'http://localhost:4321', integrations: [starlight(${options})]`;
  write(folder, 'astro.config.mjs', `import starlight from '@astrojs/starlight';\nexport default { ${site} };\n`);
  write(
    folder,
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  write(folder, 'src/content/docs/index.md', '---\ntitle: 示例\n---\n');
  for (const { path, text } of meetings) {
    write(folder, `src/content/docs/${path}`, `---\ntitle: ${path}\n---\n${parseRecordText(path, text).body}`);
  }
  const settings = `{ root: import.meta.dirname, logLevel: 'error' }`;
  write(folder, 'build.mjs', `import { build } from 'astro';\nawait build(${settings});\n`);
};

const install = async (folder: string, signal: AbortSignal) => {
  const { ok, output } = await run(['npm', 'install', '--no-audit', '--no-fund'], { folder, signal });
  if (!ok) throw new Failure(`Starlight 安装失败（需要访问 npm）：${output}`);
};

/** Builds a site, adds a sentence to one text of it and builds it again. */
const buildTwice = async (
  script: string[],
  { environment = {}, text }: { environment?: Record<string, string>; text: string },
  signal: AbortSignal,
) => {
  const cold = await runMeasured(script, environment, signal);
  appendFileSync(text, '\n会后补充一句。\n');
  return { cold, changed: await runMeasured(script, environment, signal) };
};

/** A page of each site and the file that it is made from. */
const newest = '2026-11-20-biweekly';

const compare = async (count: number, signal: AbortSignal): Promise<Side[]> => {
  using folder = workFolder();
  const meetings = meetingFiles(count);
  const side = (name: string, site: string, page: string, usage: Pick<Side, 'cold' | 'changed'>): Side => {
    const firstLoad = firstLoadBytes(site, `${page}/index.html`);
    const indexBytes = folderBytes(join(site, 'pagefind'));
    return {
      name,
      meetings: count,
      cold: usage.cold,
      changed: usage.changed,
      sizes: pageSizes(site),
      firstLoad,
      indexBytes,
    };
  };
  const own = join(folder.path, 'own');
  const environment = { ...fillSiteFolder(own, meetings), SITE_CACHE: join(folder.path, 'cache') };
  const site = join(own, 'site');
  console.log(`[${count}] 本站…`);
  const text = join(own, `content/meetings/2026/${newest}.md`);
  const usage = await buildTwice(['scripts/build/main.ts', '--out', site], { environment, text }, signal);
  const sides = [side('本站', site, `meetings/${newest}`, usage)];
  for (const [name, sidebar] of Object.entries(sidebars)) {
    const other = join(folder.path, name);
    fillStarlight(other, meetings, sidebar);
    console.log(`[${count}] 安装 ${name} ${starlight}…`);
    await install(other, signal);
    console.log(`[${count}] ${name} …`);
    const page = `meetings/2026/${newest}`;
    const source = join(other, `src/content/docs/${page}.md`);
    const built = await buildTwice([join(other, 'build.mjs')], { text: source }, signal);
    sides.push(side(name, join(other, 'dist'), page, built));
  }
  return sides;
};

export const benchStarlight: Bench = async (given, signal) => {
  const sides: Side[] = [];
  for (const count of countsFrom(given, [100, 1000])) sides.push(...(await compare(count, signal)));
  console.log(`\n${table(columns, sides)}`);
  console.log(
    '\n用时为整个构建，包括搜索索引；本站还包括检查、分享图和 Markdown 版本。先测量没有缓存时，再测量修改一个文件后。',
  );
  console.log('CPU 为所有进程的总和，内存为占用最多的 Node 进程。打开一页：网页及其样式和脚本的 brotli 大小。');
};
