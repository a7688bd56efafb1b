// How far a translation is behind, from the history of its source.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fingerprint } from '#model/records/translations.ts';
import type { Commit } from '#records/git.ts';
import { translationLag } from '#records/history.ts';

const text = (body: string, order = 1) => `---\ntitle: 标题\nsummary: 摘要\norder: ${order}\n---\n\n${body}\n`;
const made = (body: string) => fingerprint({ data: { title: '标题', summary: '摘要' }, body });

/** A history of one source, oldest first; the blob of a text is named by the text itself. */
const historyOf = (...versions: [time: string, text: string, path?: string][]) => {
  const commits = versions.map(([time, after, path = 'docs/site/one/zh.md']): Commit => ({
    id: time,
    time,
    files: [
      { path: 'docs/site/two/zh.md', after: text('别的') },
      { path, after },
    ],
  }));
  const read = (blobs: string[]) => new Map(blobs.map((blob) => [blob, blob]));
  return { commits: commits.reverse(), read, zone: 'Asia/Shanghai' };
};

const lag = (history: ReturnType<typeof historyOf>, translated: string, now: string) =>
  translationLag(history, { path: 'docs/site/one/zh.md', body: now, translationOf: made(translated) });

describe('a translation', () => {
  const first = '开头\n\n## 甲\n\n一\n\n## 乙\n\n二';
  const second = '开头\n\n## 甲\n\n三\n\n## 乙\n\n二';
  const third = '另一个开头\n\n## 甲\n\n三\n\n## 乙\n\n二';
  const history = historyOf(
    ['2026-01-01T12:00:00+08:00', text(first)],
    ['2026-01-31T20:00:00Z', text(second)],
    ['2026-03-01T12:00:00+08:00', text(second, 2)],
    ['2026-04-01T12:00:00+08:00', text(third)],
  );

  test('is behind by the commits that changed the words since, from the day of the first of them in the site’s zone', () => {
    assert.deepEqual(lag(history, first, third), { commits: 2, since: '2026-02-01', sections: ['', '甲'] });
    assert.deepEqual(lag(history, second, third), { commits: 1, since: '2026-04-01', sections: [''] });
  });

  test('of a version that was never committed, or that a shallow clone lacks, is behind by nobody knows how much', () => {
    assert.equal(lag(history, '从未提交', third), undefined);
    assert.equal(lag({ ...history, commits: history.commits.slice(0, 2) }, first, third), undefined);
    assert.equal(lag({ ...history, read: () => new Map() }, first, third), undefined);
  });

  test('of the last commit is behind by a change that is not committed yet', () => {
    assert.deepEqual(lag(history, third, first), { commits: 0, since: undefined, sections: ['', '甲'] });
  });

  test('is followed from .md to .mdx, past a version that is no record', () => {
    const moved = historyOf(
      ['2026-01-01T12:00:00+08:00', text(first)],
      ['2026-02-01T12:00:00+08:00', '---\ntitle: [\n---\n'],
      ['2026-03-01T12:00:00+08:00', text(second), 'docs/site/one/zh.mdx'],
    );
    assert.deepEqual(lag(moved, first, second), { commits: 2, since: '2026-02-01', sections: ['甲'] });
  });
});
