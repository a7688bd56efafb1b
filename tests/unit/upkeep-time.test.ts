// The upkeep in time: translations and reviews behind, terms and certificates that run out, links that broke.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fingerprint } from '#model/records/translations.ts';
import { unseen, type UpkeepSource } from '#model/upkeep/upkeep.ts';
import { noteOn, whatToDo } from '#model/upkeep/what.ts';
import { events } from '#schemas/events.ts';
import type { LinkReport } from '#schemas/link-report.ts';
import { snapshot } from '#schemas/snapshot.ts';
import type { Invented } from '../support/invented-facts.ts';
import { about, found, responsible, site, sourceOf, today } from '../support/upkeep-source.ts';

const chair = (since: string | undefined, until?: string) => ({
  name: { zh: '成员甲' },
  roles: [{ role: 'chair', since, until }],
});
const en = { zh: '甲', en: 'A' };

describe('translations', () => {
  const zh = { title: '标题', summary: '摘要' };
  const translated = (translationOf: string) => ({ title: 'Title', summary: 'Summary', translationOf });
  const current = fingerprint({ data: zh, body: '' });
  const records: Invented = {
    pages: { current: zh, missing: zh, old: zh },
    pagesEn: { current: translated(current), old: translated('0123456789ab') },
    people: { 'member-a': { name: en, duties: { zh: '负责某事' } }, 'member-b': { name: en } },
    series: {
      one: { name: en, place: { name: { zh: '某处' } }, exceptions: [{ date: '2026-10-06', reason: { zh: '假' } }] },
    },
  };

  test('are missing or behind, and YAML names the fields that have no English', () => {
    const items = found('translations', records);
    assert.deepEqual(about(items), ['pages/missing', 'pages/old', 'people/member-a', 'series/one']);
    assert.deepEqual(
      items.map(({ state, fields }) => [state, ...(fields ?? [])]),
      [['missing'], ['outdated'], ['missing', 'duties'], ['missing', 'place.name', 'exceptions.0.reason']],
    );
    const [person, series] = items.slice(2) as [(typeof items)[number], (typeof items)[number]];
    assert.equal(whatToDo(person, 'zh'), '缺少英文：工作职责');
    assert.equal(whatToDo(series, 'en'), 'English missing: Place, Days without a meeting');
  });

  test('that are behind say how far, as far as git knows, and stand by that day', () => {
    const asked: unknown[] = [];
    const behind: UpkeepSource['behind'] = ({ file }, translationOf) => {
      asked.push([file, translationOf]);
      return { commits: 2, since: '2026-03-01', sections: ['', '安装'] };
    };
    const [first] = found('translations', records, { behind });
    assert.deepEqual(asked, [['content/pages/old', '0123456789ab']]);
    assert.equal(first?.date, '2026-03-01');
    assert.equal(first && whatToDo(first, 'zh'), '译文落后于原文：自 2026-03-01 起，原文有 2 次修改（开头、安装）');
    assert.equal(
      first && whatToDo(first, 'en'),
      'Translation behind its source: 2 changes since 2026-03-01, in: the opening, 安装',
    );
  });

  test('are nobody’s business on a site in one language', () => {
    assert.deepEqual(found('translations', records, { site: { ...site, languages: ['zh'] } }), []);
  });
});

describe('a review', () => {
  const reviewed = (date: string) => found('docs', { docs: { 'site/one': { reviewed: { date, by: 'member-a' } } } });

  test('is due after a year, by whoever did the last one', () => {
    assert.deepEqual(reviewed('2025-11-24'), []);
    const [item] = reviewed('2025-11-23');
    assert.deepEqual([item?.state, item?.date, item?.responsible], ['old', '2025-11-23', [{ person: 'member-a' }]]);
  });

  test('that never took place has no day', () => {
    const [item] = found('docs', { docs: { 'site/one': {} } });
    assert.deepEqual([item?.state, item?.date], ['never', undefined]);
  });
});

describe('a term of office', () => {
  const limits = (until: string, others: Invented['people'] = { 'member-b': chair('2020-01-01') }) =>
    found('terms', { people: { 'member-a': chair('2024-01-01', until), ...others } }).map(({ state }) => state);

  test('is called to mind sixty days before its end, and half a year after it', () => {
    assert.deepEqual(limits('2027-01-24'), []);
    assert.deepEqual(limits('2027-01-23'), ['ending']);
    assert.deepEqual(limits('2026-11-24'), ['ended']);
    assert.deepEqual(limits('2026-05-28'), ['ended']);
    assert.deepEqual(limits('2026-05-27'), []);
  });

  test('is called to mind as long as nobody holds the role', () => {
    assert.deepEqual(limits('2020-01-01', {}), ['ended']);
  });

  test('is settled by a term that follows within a month', () => {
    assert.deepEqual(limits('2026-12-01', { 'member-b': chair('2026-12-15', '2028-12-15') }), []);
    assert.deepEqual(limits('2026-12-01', { 'member-b': chair('2027-02-01') }), ['ending']);
  });

  test('of a plain member is not watched', () => {
    assert.deepEqual(found('terms', { people: { a: { roles: [{ role: 'member', until: today }] } } }), []);
  });
});

describe('a certificate', () => {
  const live = (tlsDaysLeft: number | undefined): UpkeepSource['live'] => {
    const seen = {
      schema: 1,
      service: 'koji',
      state: 'operational',
      source: 'live',
      failedRuns: 0,
      vantage: '某处',
      checks: [],
      links: [],
    };
    const times = { checkedAt: '2026-11-20T20:00:00Z', goodAt: '2026-11-20T20:00:00Z' };
    const parsed = snapshot.parse({ ...seen, ...times, figures: tlsDaysLeft === undefined ? {} : { tlsDaysLeft } });
    return { snapshots: new Map([['koji', parsed]]), histories: new Map() };
  };
  const ends = (daysLeft: number | undefined, owner = 'own') =>
    found('certificates', { services: { koji: { owner } } }, { live: live(daysLeft) }).map(
      ({ state, date }) => `${state} ${date}`,
    );

  test('runs out on the day that the last probe counted to, whatever day it is now', () => {
    assert.deepEqual(ends(10), ['ending 2026-12-01']);
    assert.deepEqual(ends(3), ['ended 2026-11-24']);
  });

  test('with thirty days left is well', () => {
    assert.deepEqual(ends(33), []);
    assert.deepEqual(ends(32), ['ending 2026-12-23']);
  });

  test('of a third party is not ours', () => {
    assert.deepEqual(ends(1, 'third-party'), []);
  });

  test('that no probe has seen is unknown, not well', () => {
    const records = { services: { koji: {} } };
    assert.equal(unseen(sourceOf(records), 'certificates'), 'notProbed');
    assert.equal(unseen(sourceOf(records, { live: live(undefined) }), 'certificates'), 'notProbed');
    assert.equal(unseen(sourceOf(records, { live: live(300) }), 'certificates'), undefined);
  });
});

describe('an outage', () => {
  const live = (outages: object[]): UpkeepSource['live'] => {
    const whole = {
      schema: 1,
      service: 'koji',
      since: '2026-08-01T00:00:00Z',
      seen: '2026-11-24T02:00:00Z',
      unknown: [],
    };
    const bad = { state: 'major_outage', checks: ['hub'], fault: 'theirs', runs: 3 };
    const koji = events.parse({ ...whole, outages: outages.map((one) => ({ ...bad, ...one })) });
    const first = {
      id: 'one',
      name: { zh: '甲地' },
      trusted: true,
      snapshots: new Map(),
      events: new Map([['koji', koji]]),
    };
    return { snapshots: new Map(), histories: new Map(), vantages: [first] };
  };
  const hours = (day: string, from: number, until?: number) => {
    const at = (hour: number) => `${day}T0${hour}:00:00Z`;
    return { opened: at(from), confirmed: at(from), ...(until && { ended: at(until) }) };
  };
  const listed = (
    outages: object[],
    { owner = 'own', notices = {} }: { owner?: string; notices?: Invented['notices'] } = {},
  ) =>
    found('outages', { services: { koji: { owner } }, notices }, { live: live(outages) }).map((item) => [
      item.date,
      whatToDo(item, 'zh'),
      whatToDo(item, 'en'),
    ]);

  test('that no notice covers is to be written about, for thirty days; one that goes on has no length yet', () => {
    assert.deepEqual(listed([hours('2026-10-20', 0, 1), hours('2026-11-20', 1, 3), hours('2026-11-24', 1)]), [
      ['2026-11-20', '2026-11-20 中断 2 小时，请编写通知', 'Out for 2 h on 2026-11-20; write a notice'],
      ['2026-11-24', '2026-11-24 起中断，尚未结束，请编写通知', 'Out since 2026-11-24, ongoing; write a notice'],
    ]);
  });

  test('that a notice covers, of degraded performance or of a third party is no item', () => {
    const outage = hours('2026-11-20', 1, 3);
    const notice = (services: string[]) => ({
      notices: {
        one: { start: '2026-11-20T09:30:00+08:00', end: '2026-11-20T10:00:00+08:00', services },
      },
    });
    assert.deepEqual(listed([outage], notice(['koji'])), []);
    assert.equal(listed([outage], notice(['lone'])).length, 1);
    assert.deepEqual(listed([{ ...outage, state: 'degraded_performance' }]), []);
    assert.deepEqual(listed([outage], { owner: 'third-party' }), []);
  });

  test('is unknown where nothing was recorded', () => {
    const records = { services: { koji: {} } };
    assert.equal(unseen(sourceOf(records), 'outages'), 'notProbed');
    assert.equal(unseen(sourceOf(records, { live: live([]) }), 'outages'), undefined);
  });
});

describe('a broken link', () => {
  const place = (file: string, line: number) => ({ file, line, column: 1 });
  const checkedAt = '2026-11-23T00:00:00Z';
  const links: LinkReport = {
    schema: 1,
    checkedAt,
    links: [
      {
        url: 'https://one.example.org/',
        state: 'ok',
        checkedAt,
        status: 200,
        places: [place('content/docs/site/one', 1)],
      },
      { url: 'https://two.example.org/', state: 'unreachable', checkedAt, places: [place('content/docs/site/one', 2)] },
      {
        ...{
          url: 'https://three.example.org/',
          state: 'broken',
          status: 404,
          since: '2026-11-01T00:00:00Z',
          checkedAt,
        },
        places: [
          place('content/docs/site/one', 3),
          place('content/docs/site/one', 9),
          place('content/docsEn/site/one', 4),
          place('README.md', 5),
        ],
      },
    ],
  };
  const records: Invented = {
    people: { 'member-a': {} },
    subprojects: { build: { maintainers: [{ person: 'member-a' }] } },
    docs: { 'site/one': { subprojects: ['build'] } },
    docsEn: { 'site/one': { translationOf: '0123456789ab' } },
  };

  test('stands once for each file that has it, with that file’s record; a link that was not reached does not', () => {
    const items = found('links', records, { links });
    assert.deepEqual(
      items.map(({ file, line, url, status, date }) => [file, line, url, status, date].join(' ')),
      [
        'README.md 5 https://three.example.org/ 404 2026-11-01',
        'content/docsEn/site/one 4 https://three.example.org/ 404 2026-11-01',
        'content/docs/site/one 3 https://three.example.org/ 404 2026-11-01',
      ],
    );
    assert.deepEqual(about(items), [undefined, 'docs/site/one', 'docs/site/one']);
    assert.deepEqual(responsible(items), ['secretary', 'member-a', 'member-a']);
  });

  test('comes with a note when the links were checked, and how many of them were not reached', () => {
    assert.equal(noteOn(sourceOf(records), 'links', 'zh'), undefined);
    const note = noteOn(sourceOf(records, { links }), 'links', 'en') ?? '';
    assert.match(note, /2026-11-23.* · 1 /);
  });

  test('cannot be known of before the first check', () => {
    assert.deepEqual(found('links', records), []);
    assert.equal(unseen(sourceOf(records), 'links'), 'notChecked');
    assert.equal(unseen(sourceOf(records, { links }), 'links'), undefined);
  });
});
