// Structured data from records: what is known is said, and nothing else.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sectionsOf } from '#markdown/sections.ts';
import { get } from '#model/records/facts.ts';
import { profile } from '#model/sig/people.ts';
import { jsonLd } from '#model/structured-data/organization.ts';
import { placeOf } from '#model/meetings/meetings.ts';
import { eventSeries, meetingEvent } from '#model/structured-data/meetings.ts';
import { profilePage } from '#model/structured-data/articles.ts';
import site from '../../examples/site.config.ts';
import { siteConfig } from '#schemas/site.ts';
import { invented } from '../support/invented-facts.ts';

const setting = { site: siteConfig.parse(site), address: 'https://sig.example.org/', locale: 'zh' } as const;
const url = 'https://sig.example.org/here/';
const plain = (thing: unknown) => JSON.parse(JSON.stringify(thing)) as Record<string, unknown>;

const eventOf = (meeting: object) => {
  const facts = invented({ series: { biweekly: {} }, meetings: { one: meeting as { start: string } } });
  const entry = get(facts.meetings, 'one');
  const place = placeOf(facts, entry);
  return plain(meetingEvent(setting, entry.data, { name: '例会', series: '例会', url, place }));
};
const seriesOf = (data: object) => {
  const facts = invented({ series: { biweekly: data as { name: object } } });
  return facts.series.flatMap((series) => eventSeries(setting, series, url)).map(plain);
};

describe('a meeting', () => {
  test('without a place has none', () => {
    assert.equal('location' in eventOf({}), false);
  });

  test('on the net has a virtual place, one in a room an ordinary one', () => {
    const room = { name: { zh: '某会议室' } };
    assert.deepEqual(eventOf({ place: room })['location'], { '@type': 'Place', name: '某会议室' });
    assert.deepEqual(eventOf({ place: { ...room, url: 'https://meet.example.org/1' } })['location'], {
      '@type': 'VirtualLocation',
      name: '某会议室',
      url: 'https://meet.example.org/1',
    });
  });

  test('that was cancelled says so', () => {
    const { eventStatus } = eventOf({ state: 'cancelled', reason: { zh: '某原因' } });
    assert.equal(eventStatus, 'https://schema.org/EventCancelled');
  });

  test('starts when its record says, and has no end that the record lacks', () => {
    const event = eventOf({ start: '2026-01-06T16:00:00+08:00' });
    assert.equal(event['startDate'], '2026-01-06T16:00:00+08:00');
    assert.equal('endDate' in event, false);
  });
});

describe('a series', () => {
  const rule = { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', start: '2026-01-06T16:00:00', zone: 'Asia/Shanghai' };

  test('without a known rule is no event', () => {
    assert.deepEqual(seriesOf({}), []);
  });

  test('repeats as its rule says, but for its exceptions', () => {
    const [series] = seriesOf({
      ...rule,
      duration: 'PT1H',
      exceptions: [{ date: '2026-10-06', reason: { zh: '假期' } }],
    });
    assert.deepEqual(series?.['eventSchedule'], {
      '@type': 'Schedule',
      repeatFrequency: 'P2W',
      byDay: ['https://schema.org/Tuesday'],
      startDate: '2026-01-06',
      startTime: '16:00:00',
      duration: 'PT1H',
      scheduleTimezone: 'Asia/Shanghai',
      exceptDate: ['2026-10-06'],
    });
    assert.equal('location' in (series ?? {}), false);
  });

  test('on the nth weekday of a month is told as iCalendar writes it', () => {
    const [series] = seriesOf({ ...rule, rule: 'FREQ=MONTHLY;BYDAY=1TU' });
    const schedule = series?.['eventSchedule'] as { byDay: string[]; repeatFrequency: string };
    assert.deepEqual([schedule.byDay, schedule.repeatFrequency], [['1TU'], 'P1M']);
  });

  test('with a rule that schema.org has no words for is left out', () => {
    assert.deepEqual(seriesOf({ ...rule, rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231' }), []);
  });
});

describe('a person', () => {
  const facts = invented({
    people: { 'member-a': { affiliation: { zh: '某公司' }, roles: [{ role: 'chair' }] }, 'team-a': { kind: 'team' } },
  });
  const pageOf = (id: string, roles: string[]) =>
    plain(profilePage(setting, profile(facts, id, '2026-01-01'), url, roles))['mainEntity'] as Record<string, unknown>;

  test('has the affiliation and the roles that the record has', () => {
    const { name, affiliation, jobTitle } = pageOf('member-a', ['联席组长']);
    assert.deepEqual(
      [name, affiliation, jobTitle],
      ['成员甲', { '@type': 'Organization', name: '某公司' }, ['联席组长']],
    );
  });

  test('that is a team is an organisation, and has no job', () => {
    const team = pageOf('team-a', []);
    assert.deepEqual([team['@type'], 'jobTitle' in team, 'affiliation' in team], ['Organization', false, false]);
  });
});

describe('the script', () => {
  test('holds no text that could end it, and reads back the same', () => {
    const text = '</script><!--<script>';
    const written = jsonLd([{ '@type': 'WebSite', name: text }]);
    assert.doesNotMatch(written, /</);
    assert.deepEqual((JSON.parse(written) as { '@graph': unknown[] })['@graph'], [{ '@type': 'WebSite', name: text }]);
  });
});

describe('the sections of a text', () => {
  const body = [
    '引言。',
    '## 注册账号 [#account]',
    '先注册。<Ask question="a" /> 再登录。',
    '1. 甲\n2. **乙**\n   - 丙',
    '> 引文',
    '<Done>\n\n成功。\n\n</Done>',
    '### 小节\n\n正文 `code`。',
    '## 无编号',
  ].join('\n\n');

  test('are its headings with their paragraphs and list items, without components and quotations', () => {
    assert.deepEqual(sectionsOf(body, true), [
      { title: '注册账号', id: 'account', text: '先注册。再登录。\n甲\n乙\n丙\n正文 code。' },
      { title: '无编号', id: undefined, text: '' },
    ]);
  });

  test('announce no table or component that is left out', () => {
    const table = '| 甲 |\n| - |\n| 乙 |';
    const text = [
      '## 一',
      '先说明。下表是仓库：',
      table,
      '## 二',
      'See example.org. On record:',
      '<List />',
      '## 三',
      '做这些：',
      '- 甲',
    ];
    assert.deepEqual(
      sectionsOf(text.join('\n\n'), true).map((section) => section.text),
      ['先说明。', 'See example.org.', '做这些：\n甲'],
    );
    assert.equal(sectionsOf(`## 一\n\n下表：\n\n${table}\n\n完。`, false)[0]?.text, '完。');
  });

  test('of plain Markdown are the same, where tags are no components', () => {
    assert.deepEqual(sectionsOf('## 一 [#one]\n\n写 <https://example.org/>。', false), [
      { title: '一', id: 'one', text: '写 https://example.org/。' },
    ]);
  });
});
