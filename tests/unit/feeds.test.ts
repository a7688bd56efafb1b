// Entries of feeds by the clock: when they were written and changed, what they say of states, in each language.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aboutFeed, feedItems, type FeedName, type FeedSource, feedsOf } from '#api/feeds.ts';
import { invented } from '../support/invented-facts.ts';

const facts = invented({
  services: { koji: { name: { zh: '构建系统', en: 'Build system' } }, bugs: { name: { zh: '缺陷系统' } } },
  series: { biweekly: { name: { zh: '例会', en: 'Regular meeting' } }, salon: { name: { zh: '沙龙' } } },
  meetings: {
    '2026-01-06-biweekly': { end: '2026-01-06T17:00:00+08:00', agenda: [{ title: '扩容' }] },
    '2026-01-20-biweekly': {
      start: '2026-01-20T16:00:00+08:00',
      state: 'cancelled',
      reason: { zh: '到会人数不够。', en: 'Too few people.' },
    },
    '2026-02-03-salon': { series: 'salon', start: '2026-02-03', state: 'planned' },
  },
  notices: {
    '2026-01-10-disk': {
      title: { zh: '磁盘已满', en: 'Disk full' },
      start: '2026-01-10T10:00:00+08:00',
      end: '2026-01-10T12:00:00+08:00',
      updates: [
        { at: '2026-01-10T10:30:00+08:00', state: 'investigating', text: { zh: '正在排查。', en: 'Looking.' } },
        { at: '2026-01-10T11:00:00+08:00', state: 'identified', text: { zh: '已找到原因。' } },
      ],
    },
    '2026-02-01-move': {
      kind: 'maintenance',
      title: { zh: '迁移机房' },
      services: ['koji', 'bugs'],
      start: '2026-02-01T00:00:00+08:00',
      end: '2026-02-01T06:00:00+08:00',
      severity: undefined,
      updates: [{ at: '2026-01-15T09:00:00+08:00', state: 'scheduled', text: { zh: '计划在夜间迁移。' } }],
    },
  },
  news: { '2026-01-12-online': { title: '上线', summary: '站点已上线' } },
  newsEn: { '2026-01-12-online': { title: 'Online', summary: 'The site is online', translationOf: '000000000000' } },
});
const at = (name: FeedName, now: string, more: Partial<FeedSource> = {}) =>
  feedItems(name, {
    ...{ facts, locale: 'zh', now: new Date(now), zone: 'Asia/Shanghai', past: [], commitsOf: () => undefined },
    ...more,
  });
const clocks = [
  '2025-12-01',
  '2026-01-06',
  '2026-01-10T02:45',
  '2026-01-10T05:00',
  '2026-01-31T17:00',
  '2027-01-01',
].map((text) => `${text}${text.includes('T') ? ':00' : 'T00:00:00'}Z`);
const dates = (items: ReturnType<typeof at>) =>
  items.map(({ path, published, updated }) => [path, published.toISOString(), updated.toISOString()]);

describe('an entry of a feed', () => {
  test('was never published or changed after the clock of the build, nor changed before it was published', () => {
    const commits = [
      undefined,
      { first: '2025-11-01T00:00:00Z', last: '2026-06-01T00:00:00Z' },
      { first: '2099-01-01T00:00:00Z', last: '2099-01-01T00:00:00Z' },
    ];
    for (const now of clocks)
      for (const known of commits)
        for (const name of feedsOf({ services: ['koji', 'bugs'], series: ['biweekly', 'salon'] }))
          for (const { path, published, updated } of at(name, now, { commitsOf: () => known })) {
            assert.ok(published <= updated, `${name} ${path} ${now}`);
            assert.ok(updated <= new Date(now), `${name} ${path} ${now}`);
          }
  });

  test('of a meeting says when its record was written, and when it was changed', () => {
    const commitsOf = () => ({ first: '2026-01-02T08:00:00Z', last: '2026-01-07T08:00:00Z' });
    const [held] = at('series/biweekly', '2026-01-08T00:00:00Z', { commitsOf }).filter(({ path }) =>
      path.includes('-06-'),
    );
    assert.deepEqual(held && dates([held]), [
      ['/meetings/2026-01-06-biweekly/', '2026-01-02T08:00:00.000Z', '2026-01-07T08:00:00.000Z'],
    ]);
    const [without] = at('series/biweekly', '2026-01-08T00:00:00Z').filter(({ path }) => path.includes('-06-'));
    assert.deepEqual(without?.published.toISOString(), '2026-01-06T09:00:00.000Z');
  });

  test('of an announcement is dated by its day in the zone of the site', () => {
    assert.deepEqual(dates(at('news', '2026-01-20T00:00:00Z')), [
      ['/news/2026-01-12-online/', '2026-01-11T16:00:00.000Z', '2026-01-11T16:00:00.000Z'],
    ]);
  });

  test('of a notice is published with its first update, and changes with updates and by the clock', () => {
    const move = (now: string) => dates(at('services/bugs', now)).map(([, ...rest]) => rest);
    const written = '2026-01-15T01:00:00.000Z';
    assert.deepEqual(move('2026-01-16T00:00:00Z'), [[written, written]]);
    assert.deepEqual(move('2026-01-31T17:00:00Z'), [[written, '2026-01-31T16:00:00.000Z']]);
    assert.deepEqual(move('2026-03-01T00:00:00Z'), [[written, '2026-01-31T22:00:00.000Z']]);
  });
});

test('a cancelled meeting says so and why, a planned one that it is to come until it is over', () => {
  const texts = (now: string, locale: 'zh' | 'en' = 'zh') =>
    at('meetings', now, { locale }).map(({ path, title, summary }) => [path.slice(10, 20), title, summary]);
  const found = Object.fromEntries(texts('2026-01-10T00:00:00Z').map(([day, ...rest]) => [day, rest]));
  assert.deepEqual(found, {
    '2026-01-06': ['例会', '2026-01-06 例会：1 项议题。'],
    '2026-01-20': ['已取消：例会', '2026-01-20 例会，已取消。\n取消原因：到会人数不够。'],
    '2026-02-03': ['待召开：沙龙', '2026-02-03 沙龙，待召开。'],
  });
  const english = Object.fromEntries(texts('2026-02-10T00:00:00Z', 'en').map(([day, ...rest]) => [day, rest]));
  assert.deepEqual(english['2026-01-20'], [
    'Cancelled: Regular meeting',
    'Regular meeting of 2026-01-20, cancelled.\nReason: Too few people.',
  ]);
  assert.deepEqual(english['2026-02-03'], ['沙龙', '2026-02-03 沙龙。']);
});

test('the title of a notice says its state at the moment of the build', () => {
  const titles = (now: string) => at('status', now).map(({ title }) => title);
  assert.deepEqual(titles('2026-01-10T02:45:00Z').sort(), ['已安排：迁移机房', '调查中：磁盘已满']);
  assert.deepEqual(titles('2026-01-10T03:30:00Z').sort(), ['已安排：迁移机房', '已定位：磁盘已满']);
  // No update closes it: its end does.
  assert.deepEqual(titles('2026-01-31T17:00:00Z'), ['进行中：迁移机房', '已结束：磁盘已满']);
  assert.deepEqual(titles('2026-01-31T23:00:00Z'), ['已结束：迁移机房', '已结束：磁盘已满']);
});

test('an English entry is in English as far as there is any, and says in which language it is', () => {
  const found = (name: FeedName) =>
    at(name, '2026-03-01T00:00:00Z', { locale: 'en' }).map(({ locale, title }) => [locale, title]);
  assert.deepEqual(found('news'), [['en', 'Online']]);
  assert.deepEqual(found('status'), [
    ['zh', '已结束：迁移机房'],
    ['en', 'Over: Disk full'],
  ]);
});

test('a feed of one system or series has its own entries alone, and its name', () => {
  const paths = (name: FeedName) => at(name, '2026-03-01T00:00:00Z').map(({ path }) => path);
  assert.deepEqual(paths('services/bugs'), ['/status/notices/2026-02-01-move/']);
  assert.deepEqual(paths('series/salon'), ['/meetings/2026-02-03-salon/']);
  assert.deepEqual(aboutFeed('services/koji', facts, 'en'), { title: 'Build system: status', home: '/status/koji/' });
  assert.deepEqual(aboutFeed('series/salon', facts, 'zh'), { title: '沙龙', home: '/meetings/#salon' });
});
