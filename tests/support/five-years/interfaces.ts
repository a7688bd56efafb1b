// The machine interfaces of the five years against what the records come to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { type Acted, type Decided, lastClosedFirst, soonestFirst } from './expected.ts';
import { type Meeting, now } from './history.ts';
import { titleOf } from './rows.ts';
import { assertSame } from './same.ts';

type Json = Record<string, unknown>;
const host = 'https://sig.example.org';

export function testInterfaces(
  out: string,
  meetings: Meeting[],
  decisions: Map<string, Decided>,
  actions: Map<string, Acted>,
): void {
  const read = (name: string): Json => JSON.parse(readFileSync(join(out, 'api/v1', `${name}.json`), 'utf8'));
  const rows = (name: string) => read(name)[name] as Json[];
  const fields = (row: Json, ...names: string[]) => names.map((name) => row[name]);
  const pageOf = ({ id, meeting }: { id: string; meeting: string }) => {
    const path = `/meetings/${meeting}/#${id.toLowerCase()}`;
    return { zh: `${host}${path}`, en: `${host}/en${path}` };
  };

  describe('the interface', () => {
    test('decisions.json has every decision, newest first', () => {
      const found = rows('decisions').map((row) =>
        fields(
          row,
          'id',
          'text',
          'meeting',
          'date',
          'state',
          'votes',
          'supersedes',
          'supersededBy',
          'subprojects',
          'page',
        ),
      );
      const wanted = [...decisions.values()]
        .reverse()
        .map((one) => [
          ...[one.id, one.text, one.meeting, one.meeting.slice(0, 10), one.supersededBy ? 'superseded' : 'in_force'],
          ...[
            one.votes,
            one.supersedes,
            one.supersededBy ? [one.supersededBy] : [],
            one.subprojects ?? [],
            pageOf(one),
          ],
        ]);
      assertSame(found, wanted);
    });

    test('actions.json has every action as it stands today, and what was said of it', () => {
      const updates = Map.groupBy(
        meetings.flatMap(({ id, updates }) =>
          updates.map(({ action, ...said }) => ({ action, said: { meeting: id, ...said } })),
        ),
        ({ action }) => action,
      );
      const all = [...actions.values()];
      const inOrder = [
        ...all.filter(({ now }) => now === 'open').sort(soonestFirst),
        ...all.filter(({ now }) => now !== 'open').sort(lastClosedFirst),
      ];
      const found = rows('actions').map((row) =>
        fields(row, 'id', 'text', 'meeting', 'owners', 'due', 'state', 'overdue', 'closedIn', 'updates', 'page'),
      );
      const wanted = inOrder.map((one) => [
        ...[one.id, one.text, one.meeting, one.owners ?? [], one.due, one.now, one.overdue, one.closedIn],
        ...[(updates.get(one.id) ?? []).map(({ said }) => said), pageOf(one)],
      ]);
      assertSame(found, wanted);
    });

    test('meetings.json has every meeting, and the day alone of one whose hour nobody wrote down', () => {
      const found = rows('meetings').map((row) =>
        fields(row, 'id', 'series', 'number', 'start', 'end', 'state', 'reason', 'decisions', 'actions'),
      );
      const ids = (all: { id: string }[]) => all.map(({ id }) => id);
      const wanted = meetings
        .toReversed()
        .map(({ id, series, number, start, end, state, reason, decisions, actions }) => [
          ...[id, series, number, start, end, state, reason, ids(decisions), ids(actions)],
        ]);
      assertSame(found, wanted);
      assert.ok(meetings.some(({ start }) => start.length === 10));
      assert.deepEqual(
        rows('meetings').map(({ title }) => (title as Json)['zh']),
        meetings.toReversed().map(titleOf),
      );
    });

    test('meetings.json has the next five, of both series', () => {
      const coming = (read('meetings')['coming'] as Json[]).map((row) =>
        fields(row, 'series', 'start', 'state', 'meeting'),
      );
      assert.deepEqual(coming, [
        ['biweekly', '2027-12-28T08:00:00.000Z', 'planned', '2027-12-28-biweekly'],
        ['biweekly', '2028-01-11T08:00:00.000Z', 'planned', '2028-01-11-biweekly'],
        ['salon', '2028-01-13T09:00:00.000Z', 'expected', undefined],
        ['biweekly', '2028-01-25T08:00:00.000Z', 'expected', undefined],
        ['biweekly', '2028-02-08T08:00:00.000Z', 'expected', undefined],
      ]);
    });
  });

  test('the feeds have the fifty meetings that are to come or ended last', () => {
    const endOf = ({ start, end, state }: (typeof meetings)[number]) =>
      state === 'planned' ? now : (end ?? (start.length === 10 ? `${start}T00:00:00+08:00` : start));
    const words: Record<string, string> = { planned: '待召开：', cancelled: '已取消：' };
    const last = meetings
      .map((meeting) => ({ meeting, end: Date.parse(endOf(meeting)) }))
      .sort((a, b) => b.end - a.end || (a.meeting.id < b.meeting.id ? 1 : -1))
      .slice(0, 50);
    const wanted = last.map(({ meeting, end }) => [
      `https://sig.example.org/meetings/${meeting.id}/`,
      `${words[meeting.state] ?? ''}${titleOf(meeting)}`,
      new Date(end).toISOString(),
    ]);
    const { items } = JSON.parse(readFileSync(join(out, 'feed/meetings.json'), 'utf8'));
    type Item = { url: string; title: string; date_published: string };
    assertSame(
      (items as Item[]).map((item) => [item.url, item.title, item.date_published]),
      wanted,
    );
    const { feed } = new XMLParser().parse(readFileSync(join(out, 'feed/meetings.xml'), 'utf8'));
    type Entry = { id: string; title: string; published: string };
    assertSame(
      (feed.entry as Entry[]).map(({ id, title, published }) => [id, title, published]),
      wanted,
    );
  });
}
