// edgeone.json for Tencent EdgeOne Pages: https://cloud.tencent.com/document/product/1552/127389
// The limits are those that the vendor's own program checks (npm package edgeone 1.4.9).
import { refuse } from '#scripts/kit/failure.ts';
import { leading, redirectStatuses } from './answer.ts';
import type { BuiltSite } from './built-site.ts';
import { contentTypeOf, feedFolders, feedTypes } from './content-types.ts';
import { cacheControl, type Headers, headersEverywhere, sharing } from './headers.ts';
import { shortPolicy } from './policy.ts';

const limits = { rules: 100, redirects: 100, value: 1000, path: 500, files: 20_000 };

interface Rule {
  source: string;
  headers: { key: string; value: string }[];
}

export interface EdgeOne {
  headers: Rule[];
  redirects: { source: string; destination: string; statusCode: number }[];
}

/** What this host cannot do, or is not known to do, for people. */
export const edgeoneDifferences = [
  '上传前不与线上版本比较，不检查缺少重定向的旧网址',
  '搜索索引的分片每次都需验证是否变化（nginx 上可长期缓存）。规则最多 100 条，无法列出每个文件；使用通配符会同时缓存 404 响应',
  `每个响应头最多 ${limits.value} 个字符。安全策略超长时允许全部样式，脚本仍逐个列出`,
  '其他站点的网页脚本不能读取英文的订阅源：/en/ 下的文件只有一条响应头规则',
  '页面不存在时只显示中文的 404.html（是否会使用 en/404/ 尚未核实）',
  '尚未核实：多条规则同时匹配时的合并方式。因此同一网址的同一响应头只由一条规则设置',
  '尚未核实：以 . 开头的目录。edgeone 1.4.9 打包时默认不包含，部署后请检查 /.well-known/security.txt',
];

const rule = (source: string, headers: Headers): Rule => ({
  source,
  headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
});

/** One source for each folder at the root, one for each file that needs its own: no two of them match the same address. */
function sources(files: string[]): string[] {
  const folderOf = (file: string) => /^(.+?)\//.exec(file)?.[1] ?? '';
  const hasOwn = (file: string) => ['', '_astro'].includes(folderOf(file));
  const folders = new Set(files.filter((file) => !hasOwn(file)).map(folderOf));
  return ['/', ...files.filter(hasOwn).map((file) => `/${file}`), ...[...folders].map((folder) => `/${folder}/*`)];
}

/** The types that hosts guess wrongly or without a character set. */
const typed = [
  ...feedFolders.flatMap((folder) => Object.keys(feedTypes).map((extension) => `${folder}*.${extension}`)),
  ...['/*.ics', '/*.md', '/*.txt'],
];

/** The configuration of a built site. Throws a Failure where it exceeds the limits of the host, which others have, too. */
export function edgeoneConfiguration({ files, inline, redirects: all }: BuiltSite, host = 'EdgeOne Pages'): EdgeOne {
  const redirects = leading(all);
  const headers = [
    rule('/*', headersEverywhere(shortPolicy(inline, limits.value))),
    ...sources(files).map((path) => rule(path, { 'Cache-Control': cacheControl(path, 200), ...sharing(path) })),
    ...typed.map((source) => rule(source, { 'Content-Type': contentTypeOf(source.slice(1)) ?? '' })),
  ];
  const tooLong = headers.flatMap((one) => one.headers).find(({ value }) => value.length > limits.value);
  const findings = [
    headers.length > limits.rules &&
      `响应头规则 ${headers.length} 条，最多 ${limits.rules} 条。根目录下的目录和文件过多`,
    redirects.length > limits.redirects &&
      `重定向 ${redirects.length} 条，最多 ${limits.redirects} 条。请删除最早的重定向，或更换托管方式`,
    files.length > limits.files && `文件 ${files.length} 个，最多 ${limits.files} 个`,
    tooLong && `${tooLong.key} 有 ${tooLong.value.length} 个字符，最多 ${limits.value} 个。页内脚本过多`,
    ...redirects.map(
      ({ from, to, status }) =>
        (Math.max(from.length, to.length) > limits.path || !redirectStatuses.includes(status)) &&
        `重定向 ${from} → ${to}（${status}）：路径最多 ${limits.path} 个字符，状态为 ${redirectStatuses.join('、')} 之一`,
    ),
  ];
  refuse(
    `超出 ${host} 的限制`,
    findings.filter((finding) => typeof finding === 'string'),
  );
  return {
    headers,
    redirects: redirects.map(({ from, to, status }) => ({ source: from, destination: to, statusCode: status })),
  };
}
