// npm run notice: what people say in words becomes a record that the check finds nothing in, and texts to send.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { get } from '#model/records/facts.ts';
import { recordData } from '#records/front-matter.ts';
import { notice } from '#schemas/notice.ts';
import { read, withFile } from '#scripts/check/content/read.ts';
import { freshFindings } from '#scripts/check/draft.ts';
import { announcement } from '#scripts/notice/announcement.ts';
import {
  changed,
  firstUpdate,
  freeId,
  momentIn,
  noticeNamed,
  severityNamed,
  systemsNamed,
} from '#scripts/notice/notice.ts';
import { optionsFor, siteWith } from '../support/checked-site.ts';
import { invented } from '../support/invented-facts.ts';
import { site } from '../support/upkeep-source.ts';

const zone = 'Asia/Shanghai';
const now = new Date('2026-11-24T02:00:00Z');
const at = '2026-11-24T10:00:00+08:00';
const services = {
  koji: { name: { zh: '构建系统', en: 'Build system' }, short: { zh: 'Koji' } },
  bugs: { name: { zh: '缺陷追踪' } },
};
const updates = [{ at: '2026-11-24T09:10:00+08:00', state: 'investigating', text: { zh: '正在排查。' } }];
const incident = { start: '2026-11-24T09:00:00+08:00', severity: 'major_outage', updates };
const facts = invented({ services, notices: { '2026-11-24-koji-incident': incident } });
const text = `---
kind: incident
title: { zh: 某故障 }
services: [koji]
start: 2026-11-24T09:00:00+08:00
severity: major_outage
updates:
  - at: 2026-11-24T09:10:00+08:00
    state: investigating
    text: { zh: 正在排查。 }
---

经过。
`;

describe('words', () => {
  test('are times of the site’s zone, without an offset', () => {
    const moments = ['现在', '16:00', '明天 9:05', '后天22:00', '2026-12-24 22:00'].map((typed) =>
      momentIn(typed, { now, zone }),
    );
    assert.deepEqual(moments, [
      at,
      '2026-11-24T16:00:00+08:00',
      '2026-11-25T09:05:00+08:00',
      '2026-11-26T22:00:00+08:00',
      '2026-12-24T22:00:00+08:00',
    ]);
    for (const wrong of ['25:00', '昨天', '2026-11-24', '2026-02-30 10:00'])
      assert.throws(() => momentIn(wrong, { now, zone }), /^Error: 时间「.*」无效，应为 16:00/);
  });

  test('name systems and how bad it is', () => {
    assert.equal(systemsNamed('构建系统，bugs', facts), 'koji,bugs');
    assert.equal(systemsNamed('koji、Build system', facts), 'koji,koji');
    assert.throws(() => systemsNamed('koij', facts), /未找到系统：koij。是否应为 koji/);
    assert.equal(severityNamed('严重中断'), 'major_outage');
    assert.equal(severityNamed('partial_outage'), 'partial_outage');
    assert.throws(() => severityNamed('很坏'), /未知的值「很坏」，可选：性能下降（degraded_performance）/);
  });

  test('find the only open notice, or the one that is meant', () => {
    assert.equal(noticeNamed(undefined, facts, now).id, '2026-11-24-koji-incident');
    assert.equal(noticeNamed('koji', facts, now).id, '2026-11-24-koji-incident');
    assert.throws(() => noticeNamed('bugs', facts, now), /未找到通知：bugs。未结束的通知：2026-11-24-koji-incident/);
    const several = invented({ services, notices: { 'a-1': incident, 'a-2': incident } });
    assert.throws(() => noticeNamed(undefined, several, now), /未指定通知。未结束的通知：/);
    assert.throws(() => noticeNamed('a', several, now), /有多个通知符合a。通知：/);
  });
});

describe('a new notice', () => {
  const data = { services: ['koji'], start: at, title: { zh: '升级' } };

  test('has a name that no other has', () => {
    assert.equal(freeId(data, 'incident', facts, zone), 'koji-incident-2');
    assert.equal(freeId(data, 'maintenance', facts, zone), 'koji-maintenance');
  });

  test('begins with an update: announced, running, or being looked into', () => {
    const state = (start: string, kind: 'maintenance' | 'incident') =>
      firstUpdate({ ...data, start }, kind, { at }).state;
    assert.equal(state('2026-11-25T10:00:00+08:00', 'maintenance'), 'scheduled');
    assert.equal(state(at, 'maintenance'), 'in_progress');
    assert.equal(state(at, 'incident'), 'investigating');
    assert.deepEqual(firstUpdate(data, 'incident', { at }).text, { zh: '升级' });
    assert.deepEqual(firstUpdate(data, 'incident', { at, zh: '甲', en: 'A' }).text, { zh: '甲', en: 'A' });
  });
});

describe('an update', () => {
  const entry = get(facts.notices, '2026-11-24-koji-incident');
  const file = 'notices/2026/2026-11-24-koji-incident.md';
  const after = (said: Partial<Parameters<typeof changed>[2]>) => changed(entry, text, { at, ...said });
  const parsed = (record: string) => notice.parse(recordData(file, record));

  test('stands behind the others, in the state that is named or that was', () => {
    const record = after({ state: '已定位', zh: '找到原因。' });
    assert.deepEqual(parsed(record).updates.at(-1), { at, state: 'identified', text: { zh: '找到原因。' } });
    assert.ok(record.endsWith('---\n\n经过。\n'));
    assert.equal(parsed(after({ zh: '仍在排查。' })).updates.at(-1)?.state, 'investigating');
    assert.throws(() => after({ state: '已定位' }), /未指定 --text/);
    assert.throws(() => after({ state: '已完成', zh: '甲' }), /未知的值「已完成」/);
  });

  test('that closes it writes the end and its own words', () => {
    const { end, updates } = parsed(after({ state: 'closing' }));
    assert.equal(end, at);
    assert.deepEqual(updates.at(-1), {
      at,
      state: 'resolved',
      text: { zh: '故障已结束。', en: 'The incident is over.' },
    });
    const planned = text.replace('start:', 'end: 2026-11-24T18:00:00+08:00\nstart:');
    assert.equal(parsed(changed(entry, planned, { at, state: 'closing' })).end, at);
  });

  test('is seen by the check before it is written', () => {
    const files = {
      'services/koji.yaml':
        'name: { zh: 某系统 }\nurl: https://a.example.org/\nowner: own\nprobe: { kind: none }\norigin: { zh: 某处 }\n',
      [file]: text,
    };
    const before = read(optionsFor(siteWith(files)));
    const rules = (record: string) =>
      freshFindings(before, withFile(before, file, record)).map(({ rule, severity }) => `${rule} ${severity}`);
    assert.deepEqual(rules(after({ state: 'closing' })), []);
    assert.deepEqual(rules(after({ zh: '甲。' }).replace('[koji]', '[nope]')), ['references error']);
  });
});

test('the texts to send say what, where, how bad, since when, the newest update and the page', () => {
  const lists = { one: { address: 'sig@example.org' } };
  const known = invented({ services, lists, notices: { 'a-1': { ...incident, title: { zh: '无法访问' } } } });
  const said = announcement(get(known.notices, 'a-1'), {
    facts: known,
    site: { ...site, address: 'https://sig.example.org/' },
  });
  const lines = [
    '受影响的系统：构建系统',
    '严重程度：严重中断',
    '时间：2026-11-24 09:00 起（北京时间）',
    '09:10 正在排查。',
    '详情：https://sig.example.org/status/notices/a-1/',
  ];
  assert.equal(
    said,
    [
      '邮件列表：',
      '收件人：sig@example.org',
      '主题：[故障·调查中] 无法访问',
      '',
      '无法访问',
      '',
      ...lines,
      '',
      '群机器人：',
      '【故障·调查中】无法访问',
      ...lines,
    ].join('\n'),
  );
});
