// Old addresses lead to pages that exist, and none takes the address of one that does.
import { type Redirect, redirect } from '#schemas/redirect.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { validOf } from '#scripts/check/content/facts.ts';
import { addressesOf, isPublicFile, servedFiles } from '#scripts/check/content/paths.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';
import { pathFault } from '#scripts/publish/hosting/file-rules.ts';

interface Entry {
  source: Source;
  data: Redirect;
}

const problemsOf = ({ source, data: { from, to } }: Entry, entries: Entry[], site: Site): Problem[] => {
  const addresses = addressesOf(site);
  const target = to?.replace(/#.*/, '');
  const first = entries.find(({ data }) => data.from === from);
  const onward = entries.find(({ data }) => data.from === target);
  const found: Problem[] = [];
  for (const [field, path] of Object.entries({ from, ...(to && { to }) })) {
    const fault = pathFault(path);
    const words = {
      found: `${field}（${path}）无法发布：${fault}`,
      expected: '填写页面的网址，例如 /docs/site/editing/',
    };
    if (fault) found.push({ at: [field], ...words, fix: '更正网址，或删除该重定向' });
  }
  if (
    addresses.has(from) ||
    servedFiles(site).has(from) ||
    isPublicFile(site, from.endsWith('/') ? `${from}index.html` : from)
  )
    found.push({
      at: ['from'],
      found: `旧网址 ${from} 与现有页面冲突`,
      expected: '旧网址没有对应的页面',
      fix: '删除该重定向，或修改该页面的 ID',
    });
  if (first && first.source !== source) {
    const words = { found: `旧网址 ${from} 与 ${first.source.path} 重复`, expected: '每个旧网址只有一条重定向' };
    found.push({ at: ['from'], ...words, fix: '删除其中一条' });
  }
  if (target !== undefined && !addresses.has(target) && !servedFiles(site).has(target) && !isPublicFile(site, target)) {
    const further =
      onward && `改为最终的网址 ${onward.data.to ?? '（已删除，改用 gone: true）'}（${onward.source.path} 再次重定向）`;
    const fix = further ?? suggest(target, addresses.keys(), '更正网址，或先添加该页面');
    const words = { found: `新网址 ${to} 对应的页面不存在`, expected: '新网址为站内已有的页面' };
    found.push({ at: ['to'], ...words, fix: target === from ? '删除该重定向' : fix });
  }
  return found;
};

export const redirects: Check = {
  name: 'redirects',
  description: '重定向的目标是现有页面，不与现有网址冲突，不循环',
  run: (site) => {
    const entries = validOf(site, 'redirects', redirect);
    return entries.flatMap((entry) => placed(entry.source, problemsOf(entry, entries, site)));
  },
};
