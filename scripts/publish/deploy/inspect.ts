// Whether a built folder may go online: every reason why not, at once.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteConfig } from '#schemas/site.ts';
import { type Lack, lacksOf } from '#model/site/filing.ts';
import { today } from '#site.ts';
import { refuse, some } from '#scripts/kit/failure.ts';
import { errorPagesOf, leading, type Redirect } from '#scripts/publish/hosting/answer.ts';
import type { BuiltSite } from '#scripts/publish/hosting/built-site.ts';
import { checksumsFile, sinceBuilt } from '#scripts/publish/hosting/checksums.ts';
import { fileRules } from '#scripts/publish/hosting/file-rules.ts';

/** Parts of pages and what is made from them: they come and go with their pages. */
const parts = /^(_astro|pagefind|share)\/|(^|\/)index\.md$|^sitemap-\d+\.xml$|^(redirects|inline)\.json$/;

/** Paths that others may have linked to, of a site with these files. */
function addressesOf(files: string[]): string[] {
  const errorPages = errorPagesOf((file) => files.includes(file));
  return files
    .filter((file) => !parts.test(file) && !errorPages.includes(file))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`);
}

/** What is wrong with how the next release treats the addresses of the one that is online. */
export function lostAddresses(before: string[], after: string[], redirects: Redirect[]): string[] {
  const there = new Set(addressesOf(after));
  const led = new Set(redirects.map(({ from }) => from));
  const lost = addressesOf(before).filter((path) => !there.has(path) && !led.has(path));
  const astray = leading(redirects).filter(({ to }) => !there.has(to.replace(/#.*$/, '')));
  return [
    ...lost.map(
      (path) =>
        `${path} 目前在线上，但新站点中没有该页面和重定向。请在 src/content/redirects/ 中添加重定向（没有新网址时填 gone: true），再重新构建`,
    ),
    ...astray.map(({ from, to }) => `重定向 ${from} → ${to}：新站点中没有 ${to}`),
  ];
}

/** Far above what the site can grow to: what is larger was not meant to be in it. */
const limits = { files: 100_000, all: 500 * 2 ** 20 };

/** What the last steps of a build write: a site without them was not finished. */
const written = ['sitemap-index.xml', 'pagefind/pagefind.js', 'pagefind/pagefind-entry.json', checksumsFile];

const homePages = (languages: string[]): string[] =>
  languages.map((one, i) => (i ? `${one}/index.html` : 'index.html'));
const lostPages = (languages: string[]): string[] =>
  languages.map((one, i) => (i ? `${one}/404/index.html` : '404.html'));

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** What is wrong with the files themselves. */
export function faultsOf(folder: string, files: string[], languages: string[]): string[] {
  if (files.length === 0) return [`${folder} 为空。请先运行 npm run build`];
  const stats = files.map((file) => ({ file, stat: lstatSync(join(folder, file)) }));
  const bytes = stats.reduce((sum, { stat }) => sum + stat.size, 0);
  const isCut = (file: string) =>
    file.endsWith('.html') && !/<\/html>\s*$/i.test(readFileSync(join(folder, file), 'utf8'));
  const needed = [...written, ...homePages(languages), ...lostPages(languages)];
  const facts = stats.map(({ file, stat }) => ({ file, size: stat.size, isOrdinary: stat.isFile() }));
  const { changed, added } = sinceBuilt(folder, files);
  const found: [text: string, files: string[]][] = [
    ['以下文件与构建时生成的不同。请重新运行 npm run build', changed],
    ['以下文件不是由构建生成的。请删除，或重新运行 npm run build', added],
    ['站点不完整，缺少以下文件。请重新运行 npm run build', needed.filter((file) => !files.includes(file))],
    [
      '以下页面不完整，缺少结尾的 </html>。请重新运行 npm run build',
      facts.filter(({ file, isOrdinary }) => isOrdinary && isCut(file)).map(({ file }) => file),
    ],
    ...fileRules.map(({ text, isBroken }): [string, string[]] => [
      text,
      facts.filter(isBroken).map(({ file }) => file),
    ]),
  ];
  return [
    ...found.flatMap(([text, list]) => (list.length > 0 ? [`${text}：${some(list)}`] : [])),
    ...(files.length > limits.files ? [`文件共 ${files.length} 个，最多 ${limits.files} 个`] : []),
    ...(bytes > limits.all ? [`文件总大小为 ${megabytes(bytes)}，最多 ${megabytes(limits.all)}`] : []),
  ];
}

type Deployment = Pick<SiteConfig, 'address' | 'filing' | 'languages' | 'verification'>;

const inWords = ({ found, fix }: Lack): string => `site.config.ts ${found}。${fix}`;

/** What a public site must not be without. */
export const missingForPublic = (config: Omit<Deployment, 'languages'>): string[] =>
  lacksOf(config, today)
    .filter(({ mayFollow }) => !mayFollow)
    .map((lack) => `${inWords(lack)}；如果只是内部试用，请添加 --no-public`);

/** What it may open without, with the day until which that may lack. */
export const toFollow = (config: Omit<Deployment, 'languages'>): string[] =>
  lacksOf(config, today)
    .filter(({ mayFollow }) => mayFollow)
    .map((lack) => `${inWords(lack)}（${lack.expected}）`);

/** What the home pages of a public site do not show, although site.config.ts has it: they were built before. */
export function notBuiltWith(folder: string, { address, filing, languages }: Deployment): string[] {
  const wanted = [
    { name: 'address', value: address, shown: `<link rel="canonical" href="${address}` },
    { name: 'filing.icp', value: filing.icp, shown: filing.icp },
    { name: 'filing.publicSecurity', value: filing.publicSecurity, shown: filing.publicSecurity },
  ];
  return homePages(languages)
    .filter((file) => existsSync(join(folder, file)))
    .flatMap((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      const missing = wanted.filter(({ value, shown }) => value && shown && !html.includes(shown));
      return missing.map(
        ({ name, value }) => `${file} 中没有 site.config.ts 的 ${name}（${value}）。修改设置后请重新运行 npm run build`,
      );
    });
}

/** Lets only a folder pass that may go online for this deployment. Throws a Failure with every reason, below `title`. */
export function assertFit(
  title: string,
  { folder, files }: Pick<BuiltSite, 'folder' | 'files'>,
  config: Deployment,
  isPublic: boolean,
): void {
  const forPublic = isPublic ? [...missingForPublic(config), ...notBuiltWith(folder, config)] : [];
  refuse(title, [...faultsOf(folder, files, config.languages), ...forPublic]);
}
