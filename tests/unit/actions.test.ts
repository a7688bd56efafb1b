// The register of actions: their state today, who closed them where, what is overdue, and whose they are.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { actionNamed, actionsOf, allActions, openByOwner, openForAny } from '#model/meetings/actions.ts';
import { get } from '#model/records/facts.ts';
import { ids, invented } from '../support/invented-facts.ts';

const today = '2026-06-15';
type Parts = { actions?: object[]; updates?: object[] };
const meeting = (start: string, { actions = [], updates = [] }: Parts) => ({
  start: `${start}T16:00:00+08:00`,
  actions: actions.map((action) => ({ text: '某事', ...action })),
  updates,
});
const update = (action: string, state: string, note?: string) => ({ action, state, ...(note && { note }) });

/** One action and what later meetings said of it, each at a meeting two weeks after the last. */
const one = (own: object, ...updates: object[][]) => {
  const days = ['2026-02-03', '2026-02-17', '2026-03-03', '2026-03-17'];
  const later = updates.map((said, index) => [days[index], meeting(days[index] ?? '', { updates: said })]);
  const first = meeting('2026-01-20', { actions: [{ id: 'A-2026-01', ...own }] });
  return actionNamed(invented({ meetings: { first, ...Object.fromEntries(later) } }), 'A-2026-01', today);
};

describe('the state of an action today', () => {
  test('is its own where no later meeting spoke of it', () => {
    assert.equal(one({}).state, 'open');
    assert.equal(one({ state: 'dropped' }).state, 'dropped');
  });

  test('is that of the last update by the time of the meeting, not by the order of the files', () => {
    const facts = invented({
      meetings: {
        a: meeting('2026-03-03', { updates: [update('A-2026-01', 'done')] }),
        b: meeting('2026-02-17', { updates: [update('A-2026-01', 'open', '还差一步')] }),
        c: meeting('2026-02-03', { actions: [{ id: 'A-2026-01' }] }),
      },
    });
    const action = actionNamed(facts, 'A-2026-01', today);
    assert.equal(action.state, 'done');
    assert.deepEqual(
      action.updates.map(({ meeting, state, note }) => [meeting.id, state, note]),
      [
        ['b', 'open', '还差一步'],
        ['a', 'done', undefined],
      ],
    );
  });

  test('is open again after an update that says so', () => {
    const action = one({}, [update('A-2026-01', 'done')], [update('A-2026-01', 'open')]);
    assert.deepEqual([action.state, action.closedIn], ['open', undefined]);
  });
});

describe('the meeting that closed an action', () => {
  const closedIn = (own: object, ...states: string[]) =>
    one(own, ...states.map((state) => [update('A-2026-01', state)])).closedIn?.id;

  test('is the one whose update closed it', () => {
    assert.equal(closedIn({}, 'open', 'done'), '2026-02-17');
    assert.equal(closedIn({}, 'dropped'), '2026-02-03');
  });

  test('is the one that made it where it was closed at once', () => {
    assert.equal(closedIn({ state: 'done' }), 'first');
    assert.equal(closedIn({ state: 'done' }, 'done'), 'first');
  });

  test('is the first that said so where it was said again, and the last where it was reopened or changed', () => {
    assert.equal(closedIn({}, 'done', 'done'), '2026-02-03');
    assert.equal(closedIn({}, 'done', 'open', 'done'), '2026-03-03');
    assert.equal(closedIn({}, 'dropped', 'done'), '2026-02-17');
  });

  test('is none while it is open', () => assert.equal(closedIn({}, 'open'), undefined));
});

describe('an action is overdue', () => {
  test('from the day after its due day, while it is open', () => {
    assert.equal(one({ due: '2026-06-14' }).overdue, true);
    assert.equal(one({ due: today }).overdue, false);
    assert.equal(one({}).overdue, false);
    assert.equal(one({ due: '2026-06-14' }, [update('A-2026-01', 'done')]).overdue, false);
  });

  test('by the day that is asked for', () => {
    const facts = invented({ meetings: { a: meeting('2026-01-06', { actions: [{ id: 'A-2026-01', due: today }] }) } });
    assert.equal(allActions(facts, today)[0]?.overdue, false);
    assert.equal(allActions(facts, '2026-06-16')[0]?.overdue, true);
    assert.equal(allActions(facts, today)[0]?.overdue, false);
  });
});

describe('the register of actions', () => {
  const facts = invented({
    people: { 'member-b': { order: 1 }, 'member-a': { order: 2 } },
    meetings: {
      '2026-01-06-biweekly': meeting('2026-01-06', {
        actions: [
          { id: 'A-2026-01', owners: [{ name: '成员丙' }] },
          { id: 'A-2026-02', owners: [{ person: 'member-a' }, { person: 'member-a' }], due: '2026-07-01' },
          { id: 'A-2026-03', owners: ['everyone'] },
          { id: 'A-2026-04', owners: [{ person: 'member-a' }] },
        ],
      }),
      '2026-01-20-biweekly': meeting('2026-01-20', {
        actions: [
          { id: 'A-2026-05', owners: [{ person: 'member-b' }, { role: 'secretary' }], due: '2026-02-01' },
          { id: 'A-2026-06' },
          { id: 'A-2026-07', state: 'done' },
        ],
        updates: [update('A-2026-04', 'done')],
      }),
      '2026-02-03-biweekly': meeting('2026-02-03', { actions: [{ id: 'A-2026-08', state: 'dropped' }] }),
    },
  });

  test('has what is overdue, then what is due, then the rest of what is open, then what was closed last', () => {
    assert.deepEqual(
      ids(allActions(facts, today)).map((id) => Number(id.slice(-2))),
      [5, 2, 1, 3, 6, 8, 4, 7],
    );
  });

  test('has the actions of a meeting in the order of its record', () => {
    const meetingOf = get(facts.meetings, '2026-01-20-biweekly');
    assert.deepEqual(ids(actionsOf(facts, meetingOf, today)), ['A-2026-05', 'A-2026-06', 'A-2026-07']);
    assert.deepEqual(actionsOf(invented({}), meetingOf, today), []);
  });

  test('has what is open under every owner: people as on record, roles, names, everyone, nobody', () => {
    assert.deepEqual(
      openByOwner(facts, today).map(({ owner, action }) => [owner, [action.id]]),
      [
        [{ person: 'member-b' }, ['A-2026-05']],
        [{ person: 'member-a' }, ['A-2026-02']],
        [{ role: 'secretary' }, ['A-2026-05']],
        [{ name: '成员丙' }, ['A-2026-01']],
        ['everyone', ['A-2026-03']],
        ['nobody', ['A-2026-06']],
      ],
    );
  });

  test('tells what is open for one owner', () => {
    assert.deepEqual(ids(openForAny(facts, [{ person: 'member-a' }], today)), ['A-2026-02']);
    assert.deepEqual(openForAny(facts, [{ role: 'chair' }], today), []);
  });

  test('tells what is open for several owners together, each action once, in the order of the register', () => {
    const found = openForAny(facts, [{ role: 'secretary' }, { person: 'member-b' }, { person: 'member-a' }], today);
    assert.deepEqual(ids(found), ['A-2026-05', 'A-2026-02']);
  });

  test('cannot hold an update on what does not exist: the message names the file and the action', () => {
    const broken = invented({ meetings: { a: meeting('2026-01-06', { updates: [update('A-2019-99', 'done')] }) } });
    assert.throws(() => allActions(broken, today), /content\/meetings\/a：updates 里的待办 A-2019-99 不存在/);
  });
});
