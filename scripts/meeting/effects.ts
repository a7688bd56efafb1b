// What readers see of a step: the meetings that go from the list of those to come, and those that are new in it.
import { dayIn, timeIn } from '#language/dates.ts';
import { type Coming, coming } from '#model/meetings/coming.ts';
import { meetingTitle } from '#model/meetings/meetings.ts';
import { movedInWords } from '#model/meetings/occurrences.ts';
import type { Facts } from '#model/records/facts.ts';
import { meaningOf } from '#schemas/labels.ts';
import type { Clock } from '#scripts/new/typed.ts';

/** So many meetings ahead are compared. */
const ahead = 60;

const inWords = (facts: Facts, { start, allDay, state, series, meeting }: Coming, zone: string): string => {
  const title = meeting ? meetingTitle(facts, meeting, 'zh') : series.data.name.zh;
  const moved = meeting && movedInWords(facts, meeting, { locale: 'zh', zone });
  const when = `${dayIn(start, zone)}${allDay ? '' : ` ${timeIn(start, zone)}`}`;
  return `${when} ${title}（${[meaningOf('comingState', state, 'zh'), moved].filter(Boolean).join('，')}）`;
};

/** A line for each meeting that goes (−) and comes (+), and for the next one. */
export const effectsOf = (before: Facts, after: Facts, { now, zone }: Clock): string[] => {
  const lists = [before, after].map((facts) => ({ facts, list: coming(facts, now, zone, ahead) }));
  // Both lists end with the shorter of the two, so that no meeting counts as new for having moved up.
  const ends = lists.flatMap(({ list }) => (list.length === ahead ? list.slice(-1) : []));
  const until = Math.min(...ends.map(({ start }) => start.getTime()));
  const [old = [], fresh = []] = lists.map(({ facts, list }) =>
    list.filter(({ start }) => start.getTime() < until).map((one) => inWords(facts, one, zone)),
  );
  const [was, is] = lists.map(({ facts, list }) => {
    const next = list.find(({ state }) => state !== 'cancelled');
    return next ? inWords(facts, next, zone) : '无';
  });
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `− ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
    was === is ? `下次会议不变：${is}` : `下次会议：${was} → ${is}`,
  ];
};
