// _headers and _redirects, which Cloudflare Pages and Netlify read from the root of a site.
// https://developers.cloudflare.com/pages/configuration/headers/ and …/redirects/, https://docs.netlify.com/routing/headers/
import type { BuiltSite } from './built-site.ts';
import { edgeoneConfiguration } from './edgeone.ts';

/** What these hosts cannot do, or are not known to do, for people. */
export const pagesDifferences = [
  '上传前不与线上版本比较，不检查缺少重定向的旧网址',
  '响应头规则最多 100 条，安全策略超长时允许全部样式；搜索索引的分片每次都需验证',
  '不能返回 410：已删除的网址返回 404',
  '页面不存在时只显示中文的 404.html',
  '配置依据两家的文档生成，尚未在实际的托管上核实，包括 /*.ics 一类通配符',
];

/** Both files, with the rules of the one source in the plain notation that both hosts read. Throws a Failure beyond their limits. */
export function pagesFiles(site: BuiltSite): Record<string, string> {
  const { headers, redirects } = edgeoneConfiguration(site, 'Cloudflare Pages');
  const rules = headers.map((rule) => [rule.source, ...rule.headers.map(({ key, value }) => `  ${key}: ${value}`)]);
  const moved = redirects.map(({ source, destination, statusCode }) => `${source} ${destination} ${statusCode}`);
  return { _headers: `${rules.flat().join('\n')}\n`, _redirects: moved.map((line) => `${line}\n`).join('') };
}
