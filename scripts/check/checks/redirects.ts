// Old addresses lead to pages that exist, and none takes the address of one that does.
import { type Redirect, redirect } from '#schemas/redirect.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { validOf } from '#scripts/check/content/facts.ts';
import { addressesOf, isPublicFile } from '#scripts/check/content/paths.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';
import { pathFault } from '#scripts/publish/hosting/file-rules.ts';

interface Entry {
  source: Source;
  data: Redirect;
}

const problemsOf = ({ source, data: { from, to } }: Entry, entries: Entry[], site: Site): Problem[] => {
  const addresses = addressesOf(site);
  const target = to.replace(/#.*/, '');
  const first = entries.find(({ data }) => data.from === from);
  const onward = entries.find(({ data }) => data.from === target);
  const found: Problem[] = [];
  for (const [field, path] of Object.entries({ from, to })) {
    const fault = pathFault(path);
    const words = {
      found: `${field} 是 ${path}，发布时会被拒绝：${fault}`,
      expected: '页面的网址，如 /docs/site/editing/',
    };
    if (fault) found.push({ at: [field], ...words, fix: '改正网址，或者删去这条转向' });
  }
  if (addresses.has(from) || isPublicFile(site, `${from}index.html`))
    found.push({
      at: ['from'],
      found: `旧网址 ${from}，现在也有这个页面`,
      expected: '已经没有页面的网址',
      fix: '删去这条转向，或者给那个页面换个编号',
    });
  if (first && first.source !== source) {
    const words = { found: `旧网址 ${from}，${first.source.path} 也写了`, expected: '一个旧网址只写一次' };
    found.push({ at: ['from'], ...words, fix: '删去其中一条' });
  }
  if (!addresses.has(target)) {
    const further = onward && `${onward.source.path} 又转到 ${onward.data.to}：直接写最后的网址`;
    const fix = further ?? suggest(target, addresses.keys(), '改正网址，或者先写那个页面');
    const words = { found: `新网址 ${to}，站内没有这个页面`, expected: '站内已有的页面' };
    found.push({ at: ['to'], ...words, fix: target === from ? '删去这条转向' : fix });
  }
  return found;
};

export const redirects: Check = {
  name: 'redirects',
  description: '改过的网址转到现有的页面，不占用现有的网址，不绕圈',
  run: (site) => {
    const entries = validOf(site, 'redirects', redirect);
    return entries.flatMap((entry) => placed(entry.source, problemsOf(entry, entries, site)));
  },
};
