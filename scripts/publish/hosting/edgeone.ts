// edgeone.json for Tencent EdgeOne Pages: https://cloud.tencent.com/document/product/1552/127389
// The limits are those that the vendor's own program checks (npm package edgeone 1.4.9).
import { refuse } from '#scripts/kit/failure.ts';
import { redirectStatuses } from './answer.ts';
import type { BuiltSite } from './built-site.ts';
import { contentTypeOf } from './content-types.ts';
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
  '上传之前不和线上的一份对照：丢了网址又没有跳转的，不会拦下',
  '搜索索引的分片每次都要问一遍有没有变（nginx 上可以一直留着）：规则最多 100 条，写不下每一个文件，用通配又会连“没有这个文件”的回答一起留住',
  `一个头最多 ${limits.value} 个字符：安全策略写不下时，样式改为全部允许，脚本仍然逐个列出`,
  '找不到页面时只有中文的 404.html（没有核实它会不会用 en/404/）',
  '没有核实：几条规则同时匹配时怎样合并。所以没有两条规则给同一个地址写同一个头',
  '没有核实：以 . 开头的文件夹。edgeone 1.4.9 打包时默认不带，发布后看一眼 /.well-known/security.txt',
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
const typed = ['/feed/*.xml', '/feed/*.json', '/*.ics', '/*.md', '/*.txt'];

/** The configuration of a built site. Throws a Failure where it exceeds the host's limits. */
export function edgeoneConfiguration({ files, inline, redirects }: BuiltSite): EdgeOne {
  const headers = [
    rule('/*', headersEverywhere(shortPolicy(inline, limits.value))),
    ...sources(files).map((path) => rule(path, { 'Cache-Control': cacheControl(path, 200), ...sharing(path) })),
    ...typed.map((source) => rule(source, { 'Content-Type': contentTypeOf(source.slice(1)) ?? '' })),
  ];
  const tooLong = headers.flatMap((one) => one.headers).find(({ value }) => value.length > limits.value);
  const findings = [
    headers.length > limits.rules &&
      `响应头规则 ${headers.length} 条，最多 ${limits.rules} 条：根目录下的文件夹和文件太多`,
    redirects.length > limits.redirects &&
      `跳转 ${redirects.length} 条，最多 ${limits.redirects} 条：去掉最旧的，或换一种托管`,
    files.length > limits.files && `文件 ${files.length} 个，最多 ${limits.files} 个`,
    tooLong && `${tooLong.key} 有 ${tooLong.value.length} 个字符，最多 ${limits.value} 个：页内脚本太多`,
    ...redirects.map(
      ({ from, to, status }) =>
        (Math.max(from.length, to.length) > limits.path || !redirectStatuses.includes(status)) &&
        `跳转 ${from} → ${to}（${status}）：路径最多 ${limits.path} 个字符，状态为 ${redirectStatuses.join('、')} 之一`,
    ),
  ];
  refuse(
    'EdgeOne Pages 装不下',
    findings.filter((finding) => typeof finding === 'string'),
  );
  return {
    headers,
    redirects: redirects.map(({ from, to, status }) => ({ source: from, destination: to, statusCode: status })),
  };
}
