// Five years of a SIG, really built: every register, person, feed, calendar and interface against what the records come to.
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { HTMLElement } from 'node-html-parser';
import { acted, type Acted, decided, lastClosedFirst, ownsAny, soonestFirst } from '../support/five-years/expected.ts';
import { testCalendars } from '../support/five-years/calendars.ts';
import { build, mainOf, writeContent } from '../support/five-years/folder.ts';
import { history, type Owner } from '../support/five-years/history.ts';
import { testInterfaces } from '../support/five-years/interfaces.ts';
import { Expected, nameOf, type Row, rowsOf, titleOf } from '../support/five-years/rows.ts';
import { assertSame } from '../support/five-years/same.ts';
import { textOf } from '../support/text.ts';

const folder = mkdtempSync(join(tmpdir(), 'five-years-'));
after(() => rmSync(folder, { recursive: true }));
const out = join(folder, 'site');
const meetings = history();
writeContent(join(folder, 'source'), meetings);
build(join(folder, 'source'), out);

const [decisions, actions] = [decided(meetings), acted(meetings)];
const expected = new Expected(meetings, decisions);
const newestFirst = [...decisions.values()].reverse();
const open = [...actions.values()].filter(({ now }) => now === 'open').sort(soonestFirst);
const closed = [...actions.values()].filter(({ now }) => now !== 'open').sort(lastClosedFirst);
const page = (path: string): HTMLElement => mainOf(out, path);

/** The rows of a page and of those that its list of pages names. */
const allRows = (path: string): Row[] => {
  const others = page(path).querySelectorAll('nav[aria-label=分页] a:not([aria-current])');
  return [path, ...others.map((a) => a.getAttribute('href') ?? '')].flatMap((each) => rowsOf(page(each)));
};
const yearsOf = (path: string): string[] =>
  page(path)
    .querySelectorAll('nav[aria-label=按年份] a')
    .map((a) => a.getAttribute('href') ?? '')
    .filter((href) => href !== path);

test('the five years are what was asked for', () => {
  const biweekly = meetings.filter(({ series }) => series === 'biweekly');
  assert.deepEqual([biweekly.length, decisions.size, actions.size], [130, 300, 800]);
  const days = biweekly.map(({ id }) => id.slice(0, 10));
  assert.deepEqual(
    days.filter((day) => day >= '2026-12-20' && day < '2027-01-20'),
    ['2026-12-29', '2027-01-12'],
  );
  const states = new Set([...actions.values()].map(({ now, overdue }) => `${now} ${overdue}`));
  assert.deepEqual([...states].sort(), ['done false', 'dropped false', 'open false', 'open true']);
  assert.ok(newestFirst.filter(({ supersededBy }) => supersededBy).length > 20);
  assert.ok(meetings.some(({ updates }) => updates.some(({ state }) => state === 'open')));
});

describe('the register of decisions', () => {
  test('has all decisions of each year, newest first, with votes, subprojects and links both ways', () => {
    const years = yearsOf('/meetings/decisions/');
    assert.deepEqual(
      years,
      ['2027', '2026', '2025', '2024', '2023'].map((year) => `/meetings/decisions/${year}/`),
    );
    for (const path of years) {
      const inYear = newestFirst.filter(({ meeting }) => path.endsWith(`/${meeting.slice(0, 4)}/`));
      assertSame(
        allRows(path),
        inYear.map((decision) => expected.decision(decision)),
        path,
      );
    }
  });

  test('begins with the newest, and counts all', () => {
    const rows = rowsOf(page('/meetings/decisions/'));
    assert.ok(rows.length > 20);
    assertSame(
      rows,
      newestFirst.slice(0, rows.length).map((decision) => expected.decision(decision)),
    );
    const superseded = newestFirst.filter(({ supersededBy }) => supersededBy).length;
    assert.ok(textOf(page('/meetings/decisions/')).includes(`共 300 条，其中 ${superseded} 条已被取代`));
  });

  test('counts in its filter what the page has of each state', () => {
    const path = '/meetings/decisions/2025/';
    const count = (state: string) => rowsOf(page(path)).filter((row) => row.state === state).length;
    const labels = page(path)
      .querySelectorAll('.filter label')
      .map((label) => textOf(label));
    const all = rowsOf(page(path)).length;
    assert.deepEqual(labels, [`全部 ${all}`, `有效 ${count('有效')}`, `已被取代 ${count('已被取代')}`]);
  });

  test('is told on the page of a subproject by its newest decisions', () => {
    for (const id of ['build', 'mirrors', 'accounts', 'communication']) {
      const named = newestFirst.filter(({ subprojects }) => subprojects?.includes(id));
      const rows = rowsOf(page(`/subprojects/${id}/`));
      assert.ok(rows.length > 5, id);
      assertSame(
        rows,
        named.slice(0, rows.length).map((decision) => expected.decision(decision, { about: id })),
        id,
      );
    }
  });
});

describe('the register of actions', () => {
  const owners: (Owner | undefined)[] = [
    ...['example-team', 'member-a', 'member-b', 'member-c', 'member-d', 'member-e'].map((person) => ({ person })),
    ...[{ role: 'chair' }, { role: 'secretary' }, { name: '来宾子' }, 'everyone' as const, undefined],
  ];
  const ownedBy = (owner: Owner | undefined): Acted[] =>
    open.filter((action) => (owner ? ownsAny(action, [owner]) : (action.owners ?? []).length === 0));

  test('has what is open under each owner, overdue first', () => {
    const first = '/meetings/actions/';
    const others = page(first).querySelectorAll('#open-pages a, nav[aria-label=分页] a:not([aria-current])');
    const found = [first, ...others.map((a) => a.getAttribute('href') ?? '')].flatMap((path) =>
      page(path)
        .querySelectorAll('section:has(> h3.owner)')
        .flatMap((group) => {
          const owner = textOf(group.querySelector('.owner') as HTMLElement).split(' ')[0] ?? '';
          return rowsOf(group).map((row) => ({ owner, row }));
        }),
    );
    const rows = owners.flatMap((owner) =>
      ownedBy(owner).map((action) => ({ owner: nameOf(owner), row: expected.action(action, { underOwner: true }) })),
    );
    const byOwner = (all: typeof rows) => Object.fromEntries(Map.groupBy(all, ({ owner }) => owner));
    assert.deepEqual(byOwner(found), byOwner(rows));
  });

  test('has what was closed by the year of the meeting that closed it, the last first', () => {
    const years = yearsOf('/meetings/actions/');
    assert.deepEqual(
      years,
      ['2027', '2026', '2025', '2024', '2023'].map((year) => `/meetings/actions/${year}/`),
    );
    for (const path of years) {
      const inYear = closed.filter(({ closedIn = '' }) => path.endsWith(`/${closedIn.slice(0, 4)}/`));
      assertSame(
        allRows(path),
        inYear.map((action) => expected.action(action)),
        path,
      );
    }
  });

  test('counts what is open and what is overdue', () => {
    const overdue = open.filter((action) => action.overdue).length;
    assert.ok(textOf(page('/meetings/actions/')).includes(`${open.length} 项未完成，其中 ${overdue} 项逾期`));
  });

  test('is told on the page of each person by what is open for them, also in a role of today', () => {
    const roles: Record<string, string[]> = { 'example-team': ['chair'], 'member-c': ['secretary'] };
    for (const id of ['example-team', 'member-a', 'member-b', 'member-c', 'member-d', 'member-e', 'member-f']) {
      const own: Owner[] = [{ person: id }, ...(roles[id] ?? []).map((role) => ({ role }))];
      const rows = rowsOf(page(`/members/${id}/`));
      const wanted = open.filter((action) => ownsAny(action, own));
      assert.ok(rows.length === wanted.length || rows.length > 10, id);
      assertSame(
        rows,
        wanted.slice(0, rows.length).map((action) => expected.action(action)),
        id,
      );
    }
  });
});

test('the page of each meeting has its decisions and actions as they stand today, and what it said of earlier ones', () => {
  for (const meeting of meetings) {
    const main = page(`/meetings/${meeting.id}/`);
    const rows = [
      ...meeting.decisions
        .map(({ id }) => decisions.get(id))
        .flatMap((one) => (one ? expected.decision(one, { atHome: true }) : [])),
      ...meeting.actions
        .map(({ id }) => actions.get(id))
        .flatMap((one) => (one ? expected.action(one, { atHome: true }) : [])),
      ...meeting.updates.map(({ action: id, state, note }): Row => {
        const made = actions.get(id) as Acted;
        const words = { open: '未完成', done: '已完成', dropped: '已取消' };
        const href = `/meetings/${made.meeting}/#${id.toLowerCase()}`;
        return { id, href, text: made.text, state: words[state], facts: note ? [note] : [] };
      }),
    ];
    assertSame(rowsOf(main), rows, meeting.id);
    const anchors = new Set(main.querySelectorAll('[id]').map(({ id }) => id));
    for (const { id } of [...meeting.decisions, ...meeting.actions]) assert.ok(anchors.has(id.toLowerCase()), id);
  }
});

test('the meetings of each year are listed, newest first, with what is not usual of them', () => {
  const years = yearsOf('/meetings/');
  assert.deepEqual(
    years,
    ['2028', '2027', '2026', '2025', '2024', '2023'].map((year) => `/meetings/${year}/`),
  );
  for (const path of years) {
    const found = page(path)
      .querySelectorAll('.ledger > li')
      .map((li) => textOf(li));
    const states = { held: '', planned: ' 待召开', cancelled: ' 已取消' };
    const inYear = meetings.filter(({ id }) => path.endsWith(`/${id.slice(0, 4)}/`)).reverse();
    assert.deepEqual(
      found,
      inYear.map((one) => `${one.id.slice(0, 10)} ${titleOf(one)}${states[one.state]}`),
      path,
    );
  }
});

test('the registers in English have the same rows, their Chinese marked, and no page weighs more than one flight', () => {
  const registers = globSync('meetings/{decisions,actions,[0-9][0-9][0-9][0-9]}/**/index.html', { cwd: out });
  assert.ok(registers.length > 30);
  for (const file of registers) {
    const path = `/${file.replace('index.html', '')}`;
    const [zh, en] = [page(path), page(`/en${path}`)];
    const rows = (of: Row[]) => of.map(({ id, href, text }) => [id, href.replace(/^\/en/, ''), text]);
    assert.deepEqual(rows(rowsOf(en)), rows(rowsOf(zh)), path);
    assert.ok(
      en.querySelectorAll('.said').every((text) => text.getAttribute('lang') === 'zh-CN'),
      path,
    );
    for (const each of [file, join('en', file)])
      assert.ok(brotliCompressSync(readFileSync(join(out, each))).length < 13_000, each);
  }
});

testCalendars(out, meetings);
testInterfaces(out, meetings, decisions, actions);
