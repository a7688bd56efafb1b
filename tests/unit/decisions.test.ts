// The register of decisions: their order, what superseded what, and which name a subproject.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allDecisions, decisionsNaming, decisionsOf } from '#model/meetings/decisions.ts';
import { get } from '#model/records/facts.ts';
import { ids, invented } from '../support/invented-facts.ts';

const meeting = (start: string, ...decisions: object[]) => ({
  start,
  decisions: decisions.map((decision) => ({ text: '某决议', ...decision })),
});

const facts = invented({
  meetings: {
    '2026-03-03-biweekly': meeting(
      '2026-03-03T16:00:00+08:00',
      { id: 'D-2026-03', supersedes: 'D-2025-01' },
      { id: 'D-2026-04', supersedes: 'D-2026-01', subprojects: ['mail', 'mirrors'] },
    ),
    '2025-12-30-biweekly': meeting('2025-12-30T16:00:00+08:00', { id: 'D-2025-01', subprojects: ['mail'] }),
    // Held at 08:30 on New Year’s Day in Shanghai, which was still 2025 elsewhere.
    '2026-01-01-salon': meeting('2026-01-01T00:30:00Z', { id: 'D-2026-01' }, { id: 'D-2026-02' }),
    '2026-03-17-biweekly': meeting('2026-03-17T16:00:00+08:00', { id: 'D-2026-05', supersedes: 'D-2025-01' }),
  },
});
const found = (id: string) => get(allDecisions(facts), id);

describe('decisions', () => {
  test('stand newest first, those of one meeting in its order from the last', () => {
    const inOrder = ['D-2026-05', 'D-2026-04', 'D-2026-03', 'D-2026-02', 'D-2026-01', 'D-2025-01'];
    assert.deepEqual(ids(allDecisions(facts)), inOrder);
  });

  test('know their meeting and the year it was in', () => {
    assert.equal(found('D-2026-01').meeting.id, '2026-01-01-salon');
    assert.equal(found('D-2026-01').year, '2026');
    assert.equal(found('D-2025-01').year, '2025');
  });

  test('are linked both ways with what they supersede', () => {
    assert.equal(found('D-2026-04').supersedes, found('D-2026-01'));
    assert.deepEqual(found('D-2026-01').supersededBy, [found('D-2026-04')]);
    assert.equal(found('D-2026-02').supersedes, undefined);
    assert.deepEqual(found('D-2026-02').supersededBy, []);
  });

  test('superseded by several name them all, oldest first', () => {
    assert.deepEqual(ids(found('D-2025-01').supersededBy), ['D-2026-03', 'D-2026-05']);
  });

  test('are in force until superseded', () => {
    const states = allDecisions(facts).map(({ id, state }) => [id.slice(2), state]);
    assert.deepEqual(states, [
      ['2026-05', 'in force'],
      ['2026-04', 'in force'],
      ['2026-03', 'in force'],
      ['2026-02', 'in force'],
      ['2026-01', 'superseded'],
      ['2025-01', 'superseded'],
    ]);
  });

  test('of a meeting come in the order of its record', () => {
    assert.deepEqual(ids(decisionsOf(facts, get(facts.meetings, '2026-03-03-biweekly'))), ['D-2026-03', 'D-2026-04']);
    assert.deepEqual(decisionsOf(invented({}), get(facts.meetings, '2026-03-03-biweekly')), []);
  });

  test('that name a subproject come newest first', () => {
    assert.deepEqual(ids(decisionsNaming(facts, 'mail')), ['D-2026-04', 'D-2025-01']);
    assert.deepEqual(decisionsNaming(facts, 'idm'), []);
  });

  test('cannot supersede what does not exist: the message names the file and both', () => {
    const broken = invented({
      meetings: { one: meeting('2026-01-06T16:00:00+08:00', { id: 'D-2026-01', supersedes: 'D-2019-99' }) },
    });
    assert.throws(() => allDecisions(broken), /content\/meetings\/one：D-2026-01 取代的决议 D-2019-99 不存在/);
  });
});
