// npm run bench -- starlight: the same texts as pages of this site and of Starlight, built one after the other in one run.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseRecordText } from '#records/front-matter.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';
import { type Bench, type Column, countsFrom, megabytes, seconds, table, workFolder } from './bench.ts';
import { runMeasured, type Usage } from './measured-process.ts';
import { fillSiteFolder, type MeetingFile, meetingFiles } from './meetings.ts';
import { firstLoadBytes, type PageSizes, pageSizes } from './page-sizes.ts';

interface Side {
  name: string;
  meetings: number;
  usage: Usage;
  sizes: PageSizes;
  /** HTML, styles and scripts of one page, as brotli. */
  firstLoad: number;
}

const starlight = '0.42.4';

const columns: Column<Side>[] = [
  ['纪要', ({ meetings }) => String(meetings)],
  ['站点', ({ name }) => name],
  ['页面', ({ sizes }) => String(sizes.pages)],
  ['用时 s', ({ usage }) => seconds(usage.wallSeconds)],
  ['用户 CPU s', ({ usage }) => seconds(usage.userSeconds)],
  ['每页 CPU ms', ({ usage, sizes }) => ((usage.userSeconds / sizes.pages) * 1000).toFixed(1)],
  ['最大内存 MB', ({ usage }) => megabytes(usage.maxRssBytes)],
  ['HTML brotli 中位 B', ({ sizes }) => String(sizes.brotli.median)],
  ['打开一页 B', ({ firstLoad }) => String(firstLoad)],
];

const write = (folder: string, path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

/** Starlight's own sidebar names every page on every page; the other one is as short as it can be. */
const sidebars = { Starlight: '', 'Starlight 短侧栏': `, sidebar: [{ label: '首页', link: '/' }]` };

/** A Starlight site with these texts, in the same two languages; search, which has a figure of its own, is off. */
const fillStarlight = (folder: string, meetings: MeetingFile[], sidebar: string) => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const packages = { astro: dependencies['astro'], '@astrojs/starlight': starlight };
  write(folder, 'package.json', JSON.stringify({ private: true, type: 'module', dependencies: packages }));
  const locales = `{ root: { label: '简体中文', lang: 'zh-CN' }, en: { label: 'English' } }`;
  const options = `{ title: '示例', locales: ${locales}, pagefind: false${sidebar} }`;
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
  if (!ok) throw new Failure(`装不上 Starlight（要能访问 npm 的包）：${output}`);
};

const compare = async (count: number, signal: AbortSignal): Promise<Side[]> => {
  using folder = workFolder();
  const meetings = meetingFiles(count);
  const side = (name: string, site: string, usage: Usage, page: string): Side => {
    const firstLoad = firstLoadBytes(site, `${page}/index.html`);
    return { name, meetings: count, usage, sizes: pageSizes(site), firstLoad };
  };
  const own = join(folder.path, 'own');
  const environment = fillSiteFolder(own, meetings);
  console.log(`[${count}] 本站 …`);
  const script = ['scripts/build/pages.ts', join(own, 'site'), join(own, 'cache')];
  const usage = await runMeasured(script, environment, signal);
  const sides = [side('本站', join(own, 'site'), usage, 'meetings/2026-11-20-biweekly')];
  for (const [name, sidebar] of Object.entries(sidebars)) {
    const other = join(folder.path, name);
    fillStarlight(other, meetings, sidebar);
    console.log(`[${count}] 装 ${name} ${starlight} …`);
    await install(other, signal);
    console.log(`[${count}] ${name} …`);
    const built = await runMeasured([join(other, 'build.mjs')], {}, signal);
    sides.push(side(name, join(other, 'dist'), built, 'meetings/2026/2026-11-20-biweekly'));
  }
  return sides;
};

export const benchStarlight: Bench = async (given, signal) => {
  const sides: Side[] = [];
  for (const count of countsFrom(given, [100, 1000])) sides.push(...(await compare(count, signal)));
  console.log(`\n${table(columns, sides)}`);
  console.log('\n缓存为空，不含搜索索引。打开一页：网页和它用的样式、脚本，按 brotli 算。');
};
