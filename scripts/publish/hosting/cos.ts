// Tencent Cloud Object Storage as a static website behind Tencent's CDN: what each object says of itself, the bucket's website
// (https://cloud.tencent.com/document/product/436/31930) and the CDN's headers (https://cloud.tencent.com/document/product/228/41737).
import { XMLBuilder } from 'fast-xml-parser';
import { Failure, refuse } from '#scripts/kit/failure.ts';
import { leading } from './answer.ts';
import type { BuiltSite } from './built-site.ts';
import { contentTypeOf } from './content-types.ts';
import { cacheControl, type Headers, headersEverywhere } from './headers.ts';
import { shortPolicy } from './policy.ts';

const limits = { redirects: 100, headers: 10, value: 1000 };

/** What this host cannot do, or is not known to do, for people. */
export const cosDifferences = [
  '上传前不与线上版本比较，不检查缺少重定向的旧网址',
  '上传分步完成：先上传带指纹的文件，最后上传页面，其间数秒新旧并存',
  '页面不存在时只显示中文的 404.html：存储桶只能有一个错误文档',
  'CDN 的响应头按域名设置，不区分路径，因此不发送 Cross-Origin-Resource-Policy；跨域读取由存储桶的 CORS 规则允许，不区分目录',
  `CDN 的响应头最多 ${limits.headers} 个，每个最多 ${limits.value} 个字符。安全策略超长时允许全部样式，脚本仍逐个列出`,
  '页内的样式或脚本变化后，需要手动更新 CDN 上的安全策略：先更新策略，再上传页面',
  '尚未核实：重定向使用的状态码；末尾没有 / 的网址是否重定向到带 / 的网址',
];

export interface CosObject {
  key: string;
  headers: Headers;
}

/** Every file with its headers, in the order of uploading: what pages need comes before the pages. */
export const cosObjects = (files: string[]): CosObject[] =>
  files
    .toSorted((a, b) => Number(a.endsWith('.html')) - Number(b.endsWith('.html')))
    .map((key) => ({
      key,
      headers: {
        'Content-Type': contentTypeOf(key) ?? 'application/octet-stream',
        'Cache-Control': cacheControl(`/${key}`, 200),
      },
    }));

/**
 * Files that a rule for `from` would catch as well, for the host's rules go by the beginning of a key. The page that stands there
 * for hosts which cannot redirect is meant to be caught.
 */
const caught = (from: string, files: string[]): string[] =>
  files.filter((file) => `/${file}`.startsWith(from) && !/^index\.(html|md)$/.test(`/${file}`.slice(from.length)));

/** The body of PUT Bucket website. Throws a Failure where a rule would catch pages that have not moved, or there are too many. */
export function cosWebsite({ files, redirects: all }: BuiltSite): string {
  const redirects = leading(all);
  const findings = redirects.flatMap(({ from }) => {
    const taken = caught(from, files).slice(0, 3);
    return taken.length > 0 ? [`重定向 ${from} 也会匹配以下网址：${taken.join('、')}（COS 按开头匹配）`] : [];
  });
  if (redirects.length > limits.redirects)
    findings.unshift(`重定向 ${redirects.length} 条，最多 ${limits.redirects} 条。请删除最早的重定向，或更换托管方式`);
  refuse('超出 COS 的限制', findings);
  const website = {
    IndexDocument: { Suffix: 'index.html' },
    AutoAddressing: { Status: 'Disabled' },
    // Or the error document would be sent with the status 200.
    ErrorDocument: { Key: '404.html', OriginalHttpStatus: 'Enabled' },
    ...(redirects.length > 0 && {
      RoutingRules: {
        RoutingRule: redirects.map(({ from, to }) => ({
          Condition: { KeyPrefixEquals: from.slice(1) },
          Redirect: { Protocol: 'https', ReplaceKeyWith: to.slice(1) },
        })),
      },
    }),
  };
  return new XMLBuilder({ format: true }).build({ WebsiteConfiguration: website }) as string;
}

/** The body of PUT Bucket cors: other sites may read what is public anyway. */
export const cosCors = (): string =>
  new XMLBuilder({ format: true }).build({
    CORSConfiguration: { CORSRule: { AllowedOrigin: '*', AllowedMethod: ['GET', 'HEAD'], MaxAgeSeconds: 86_400 } },
  }) as string;

/** The headers to be set at the CDN, for the whole domain. */
export function cdnHeaders({ inline }: BuiltSite): Headers {
  const headers = headersEverywhere(shortPolicy(inline, limits.value));
  const tooLong = Object.entries(headers).find(([, value]) => value.length > limits.value);
  if (tooLong)
    throw new Failure(`${tooLong[0]} 有 ${tooLong[1].length} 个字符，CDN 最多 ${limits.value} 个。页内脚本过多`);
  return headers;
}

/** The beginning of the script that uploads with coscli: https://cloud.tencent.com/document/product/436/63670. */
const script = `#!/bin/sh
# 用法：sh upload.sh <站点目录> <cos://存储桶别名/>。由 npm run publish -- config --target cos 生成。
# 先传带指纹的文件和数据，最后传页面。需要 coscli，已经配置好存储桶：https://cloud.tencent.com/document/product/436/63144
set -eu
here=$(cd "$(dirname "$0")" && pwd)
usage='用法：sh upload.sh <站点目录> <cos://存储桶别名/>'
site=\${1:?$usage}
bucket=\${2:?$usage}
part=$(mktemp -d)
trap 'rm -rf "$part"' EXIT
put() {
  rm -rf "\${part:?}/files"
  mkdir "$part/files"
  (cd "$site" && while read -r file; do cp --parents "$file" "$part/files/"; done) <"$here/$1"
  coscli sync "$part/files/" "$bucket" -r --meta "$2"
}
`;

/** upload.sh and the lists of files that it reads, one for all objects with the same headers. */
export function cosUpload(objects: CosObject[]): Record<string, string> {
  const metaOf = ({ headers }: CosObject) =>
    Object.entries(headers)
      .map(([header, value]) => `${header}:${value}`)
      .join('#');
  const files: Record<string, string> = { 'upload.sh': script };
  for (const [i, [meta, group]] of [...Map.groupBy(objects, metaOf)].entries()) {
    const name = `objects-${String(i + 1).padStart(2, '0')}.txt`;
    files['upload.sh'] += `put ${name} '${meta}'\n`;
    files[name] = group.map(({ key }) => `${key}\n`).join('');
  }
  return files;
}
