// One minutes file → one meeting.
import { actionsOf, updatesOf } from './actions.ts';
import { bodyOf, cancellationIn, noteLeftOvers } from './body.ts';
import { decisionsOf, topicOf } from './decisions.ts';
import type { Known } from './known.ts';
import type { Label } from './labels.ts';
import type { Owner } from './owners.ts';
import type { Evidence } from './pairs.ts';
import { frontMatterOf } from './front-matter.ts';
import { type Named, peopleOf } from './people.ts';
import { withoutPrivate } from './private.ts';
import { sectionsOf } from './sections.ts';
import { type AddNote, bare, type Line, type Note, unmarked } from './source.ts';
import { beginsWithDay, dayOf, instantOf } from './when.ts';

type Someone = { person: string } | { name: string; affiliation: string | undefined };

export interface Meeting {
  day: string;
  /** The front matter, in the schema's order; ids of decisions and actions are given later. */
  facts: Record<string, unknown>;
  decisions: object[];
  actions: object[];
  updates: object[];
  body: string;
  people: Named[];
  notes: Note[];
}

/** A known person only where the name is exactly theirs and the affiliation does not contradict. */
function someoneOf({ name, affiliation, line }: Named, known: Known, note: AddNote): Someone {
  const named = known.people.filter((person) => person.name === name);
  const fits = named.filter((person) => !affiliation || !person.affiliation || person.affiliation === affiliation);
  if (fits.length === 1 && fits[0]) {
    if (affiliation && !fits[0].affiliation)
      note(line, 'unplaced', `「${name}」的单位「${affiliation}」不在 people/${fits[0].id} 中，未写入`);
    return { person: fits[0].id };
  }
  if (named.length > 0)
    note(line, 'remark', `「${name}」与 people/${named.map(({ id }) => id).join('、')} 同名但单位不同，未视为同一人`);
  return { name, affiliation };
}

const placeOf = (lines: Line[]) => {
  const text = lines
    .map((line) => bare(line.text))
    .join(' ')
    .trim();
  const url = /https:\/\/[^\s，。）)]+/.exec(text)?.[0];
  return text === '' ? undefined : { name: { zh: text }, url };
};

interface Context {
  known: Known;
  series: { id: string; name: string };
  zone: string;
}

/** Titles that say no more than that these are minutes. */
const general = /^(?:会议|例会)?纪要$|^(?:会议|例会)(?:记录)?$|^meeting minutes$/i;

/** The title, where it says more than the name of the series. */
const titleOf = (title: string | undefined, name: string) =>
  title === undefined || title === name || general.test(title) ? undefined : { zh: title };

/** Reads the lines of the file `name`; or returns the mistake that keeps it from becoming a meeting. */
export function meetingOf(
  name: string,
  given: Line[],
  { known, series, zone }: Context,
): Meeting | { line: number; mistake: string } {
  const notes: Note[] = [];
  const note: AddNote = (line, kind, message) => notes.push({ line, kind, message });
  const lines = withoutPrivate(given, known.ownMail, note);
  const front = frontMatterOf(lines, note);
  const sections = sectionsOf(front.rest, note);
  for (const [label, line] of front.facts)
    if (!sections.labelled.get(label)?.length) sections.labelled.set(label, [line]);
  sections.title ??= front.title;
  const of = (label: Label): Line[] => sections.labelled.get(label) ?? [];
  const top = [...sections.body]
    .filter(({ text }) => text.trim() !== '')
    .slice(0, 6)
    .find(({ text }) => text.length <= 60 && beginsWithDay(text));
  const day = dayOf({ name, title: sections.title, front: front.facts.get('when'), top }, of('when'), zone, note);
  if ('mistake' in day) return day;
  const instant = (time: string | undefined) => time && instantOf(day.day, time, zone);
  const skipped = [day.from, day.until].find((time) => time && !instant(time));
  if (skipped) {
    const mistake = `${zone} 的时钟在 ${day.day} 跳过了 ${skipped}，该时间不存在。请核对后更正`;
    return { line: of('when')[0]?.number ?? 1, mistake };
  }

  const there = peopleOf(of('attendees'), evidence(known, []), note);
  for (const { line, count } of sections.totals)
    if (count !== there.length) note(line, 'remark', `原文注明 ${count} 人，名单中识别出 ${there.length} 人`);
  const attendees = there.filter(({ isAbsent }) => !isAbsent);
  const rest = (label: Label) => peopleOf(of(label), evidence(known, attendees), note);
  const [chairs, scribes, apologies] = [rest('chair'), rest('scribe'), rest('apologies')];
  const one = (label: string, people: Named[]): Someone | undefined => {
    for (const { line, name } of people.slice(1)) note(line, 'unplaced', `${label}只能有一人，「${name}」未写入`);
    return people[0] && someoneOf(people[0], known, note);
  };
  const cancelled = cancellationIn(sections.body);
  if (attendees.length === 0 && !cancelled) note(1, 'remark', '未找到参会人员');
  const absent = [...apologies, ...there.filter(({ isAbsent }) => isAbsent)];

  const everyone = [...attendees, ...chairs, ...scribes, ...absent];
  // `Carol` for `Carol Zhao`, where there is one.
  const firstNames = everyone.flatMap(({ name }) => /^(\p{Script=Latin}+) /u.exec(name)?.[1] ?? []);
  const names = new Set([
    ...everyone.map((person) => person.name),
    ...known.people.map((person) => person.name),
    ...firstNames.filter((name, index) => !firstNames.includes(name, index + 1) && firstNames.indexOf(name) === index),
  ]);
  const ownerOf = (owner: Owner): unknown => {
    if (owner === 'everyone' || 'role' in owner) return owner;
    const exact = everyone.filter((person) => person.name === owner.someone);
    const matches = exact.length > 0 ? exact : everyone.filter(({ name }) => name.startsWith(`${owner.someone} `));
    const same = new Set(matches.map(({ affiliation }) => affiliation)).size === 1;
    return someoneOf(same && matches[0] ? matches[0] : { name: owner.someone, line: 0 }, known, () => {});
  };
  const agenda = [
    ...sections.agenda.map(({ text }) => text),
    ...sections.body
      .filter(({ text }) => /^[#*\s]*(?:会议|本次)?议题\s*[一二三四五六七八九十\d]/.test(text))
      .map(({ text }) => topicOf(text)),
  ].filter(Boolean);
  const context = { names, day: day.day, note };
  const actions = actionsOf(sections.actions, context);
  const { decisions, lines: decided } = cancelled
    ? { decisions: [], lines: new Set<number>() }
    : decisionsOf(sections.body, new Set(sections.actions.map(({ number }) => number)), note);
  const updates = updatesOf(sections.earlier, known.actions, context);
  const body = cancelled ? sections.body.filter(({ text }) => unmarked(text) !== cancelled) : sections.body;
  noteLeftOvers(
    body.filter(({ number }) => !decided.has(number)),
    note,
    notes,
  );
  const facts = {
    series: series.id,
    number: sections.number,
    title: titleOf(sections.title?.text, series.name),
    start: instant(day.from) ?? day.day,
    end: instant(day.until),
    ...(cancelled ? { state: 'cancelled', reason: { zh: cancelled } } : { state: 'held' }),
    place: placeOf(of('place')),
    chair: one('主持', chairs),
    scribe: one('记录', scribes),
    attendees: attendees.map((person) => someoneOf(person, known, note)),
    apologies: absent.map((person) => someoneOf(person, known, note)),
    agenda: [...new Set(agenda)].map((title) => ({ title })),
  };
  return {
    day: day.day,
    facts,
    decisions,
    actions: actions.map(({ owners, ...action }) => ({
      text: action.text,
      owners: owners.length > 0 ? owners.map(ownerOf) : undefined,
      due: action.due,
      state: action.state,
    })),
    updates,
    body: bodyOf(body),
    people: attendees,
    notes,
  };
}

const evidence = ({ people }: Known, attendees: Named[]): Evidence => ({
  names: new Set([...people, ...attendees].map(({ name }) => name)),
  affiliations: new Set([...people, ...attendees].flatMap(({ affiliation }) => affiliation ?? [])),
});
