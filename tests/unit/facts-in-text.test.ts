// Facts named in a text are those of the records, whenever a page is made.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withFacts } from '#model/facts-in-text.ts';
import type { Facts } from '#model/records/facts.ts';
import { renderMd, renderMdx } from '../support/rendering.ts';

const entry = (collection: string, id: string, data: object) => ({ collection, id, data, file: '', body: '' });
const facts = {
  services: [
    entry('services', 'koji', { name: { zh: 'Koji 构建系统', en: 'Koji' }, url: 'https://build.example.org/' }),
    entry('services', 'files', { name: { zh: '文件 <服务>' }, url: { state: 'unknown' } }),
  ],
  people: [entry('people', 'member-a', { name: { zh: '成员甲' } })],
  lists: [entry('lists', 'list-a', { name: { zh: '列表' }, address: 'list-a@example.org' })],
  subprojects: [entry('subprojects', 'build', { name: { zh: '构建' }, services: ['koji', 'files'] })],
  meetings: [
    entry('meetings', '2026-07-01-biweekly', { decisions: [{ id: 'D-2026-07' }], actions: [{ id: 'A-2026-31' }] }),
  ],
} as unknown as Facts;

for (const [extension, render] of [
  ['.md', renderMd],
  ['.mdx', renderMdx],
] as const) {
  const shown = async (text: string, locale: 'zh' | 'en' = 'zh') =>
    /^<p>(.*)<\/p>$/s.exec(withFacts((await render(text)).html.trim(), facts, locale))?.[1];

  describe(`facts in ${extension}`, () => {
    const page = '/meetings/2026-07-01-biweekly/';
    const cases: [string, string | RegExp][] = [
      [':url[koji]。', '<a href="https://build.example.org/">build.example.org</a>。'],
      ['见:service[koji]', />Koji 构建系统<\/a>$/],
      [':url[files]', /^<a href="[^"]+">待确认<\/a>$/],
      [':service[files]', />文件 &lt;服务><\/a>$/],
      [':person[member-a]', '<a href="/members/member-a/">成员甲</a>'],
      [':list[list-a]', '<a href="mailto:list-a@example.org">list-a@example.org</a>'],
      [':decision[D-2026-07]', `<a href="${page}#d-2026-07">D-2026-07</a>`],
      [
        '见 D-2026-07、A-2026-31。',
        `见 <a href="${page}#d-2026-07">D-2026-07</a>、<a href="${page}#a-2026-31">A-2026-31</a>。`,
      ],
      ['D-2026-08，CVE-A-2026-31，`D-2026-07`', 'D-2026-08，CVE-A-2026-31，<code>D-2026-07</code>'],
      ['[见 D-2026-07](/join/)', '<a href="/join/">见 D-2026-07</a>'],
      ['[:url[koji]](/join/)', '<a href="/join/">build.example.org</a>'],
      [':url[nope]', 'nope'],
      [':url[]', ''],
    ];
    for (const [text, expected] of cases)
      it(text, async () => {
        const found = (await shown(text)) ?? '';
        if (typeof expected === 'string') assert.equal(found, expected);
        else assert.match(found, expected);
      });

    it('leads to the page in the language of the reader', async () => {
      assert.equal(await shown(':person[member-a]', 'en'), '<a href="/en/members/member-a/" lang="zh-CN">成员甲</a>');
      assert.equal(await shown('D-2026-07', 'en'), `<a href="/en${page}#d-2026-07">D-2026-07</a>`);
    });
  });
}
