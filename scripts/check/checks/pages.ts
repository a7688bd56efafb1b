// The pages that the navigation and the templates count on are there.
import { join } from 'node:path';
import { requiredPages } from '#model/records/addresses.ts';
import { recordsOf, shownPath } from '#scripts/check/content/read.ts';
import { topOf } from '#scripts/check/finding.ts';
import type { Check } from '#scripts/check/rule.ts';

export const pages: Check = {
  name: 'pages',
  description: '导航和模板使用的页面都存在',
  run: (site) => {
    const written = new Set(recordsOf(site, 'pages').map(({ id }) => id));
    return requiredPages
      .filter((id) => !written.has(id))
      .map((id) => ({
        ...topOf(shownPath(join(site.folder, 'pages', id, 'zh.md'))),
        found: `缺少页面 ${id}`,
        expected: `pages/${id}/zh.md 存在，并填写 title 和 summary`,
        fix: '新建该文件，填写标题和摘要；正文可选',
      }));
  },
};
