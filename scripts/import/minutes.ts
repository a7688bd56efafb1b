// One minutes file → one meeting.
import { actionOf, decisionsOf, type Owner, topicOf } from './items.ts';
import type { Known } from './known.ts';
import { type Named, peopleOf } from './people.ts';
import { type Label, sectionsOf } from './sections.ts';
import { type AddNote, bare, isHeading, type Line, type Note } from './source.ts';
import { dayOf, instantOf } from './when.ts';

type Someone = { person: string } | { name: string; affiliation: string | undefined };

export interface Meeting {
  day: string;
  /** The front matter, in the schema's order; ids of decisions and actions are given later. */
  facts: Record<string, unknown>;
  decisions: object[];
  actions: object[];
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

const bodyOf = (lines: Line[]): string =>
  lines
    .map(({ text }) => (/^\s{0,3}#\s*[^#\s]/.test(text) ? `## ${bare(text)}` : text))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const placeOf = (lines: Line[]) => {
  const text = lines.map((line) => bare(line.text)).join(' ');
  const url = /https:\/\/[^\s，。）)]+/.exec(text)?.[0];
  return text === '' ? undefined : { name: { zh: text }, url };
};

/** Reads the lines of the file `name`; or returns the mistake that keeps it from becoming a meeting. */
export function meetingOf(
  name: string,
  lines: Line[],
  { known, series, zone }: { known: Known; series: string; zone: string },
): Meeting | { line: number; mistake: string } {
  const notes: Note[] = [];
  const note: AddNote = (line, kind, message) => notes.push({ line, kind, message });
  const sections = sectionsOf(lines, note);
  const of = (label: Label): Line[] => sections.labelled.get(label) ?? [];
  const day = dayOf(name, sections.title, of('when'), note);
  if ('mistake' in day) return day;
  const instant = (time: string | undefined) => time && instantOf(day.day, time, zone);
  const skipped = [day.from, day.until].find((time) => time && !instant(time));
  if (skipped) {
    const mistake = `${zone} 的时钟在 ${day.day} 跳过了 ${skipped}，该时间不存在。请核对后更正`;
    return { line: of('when')[0]?.number ?? 1, mistake };
  }

  const attendees = peopleOf(of('attendees'), evidence(known, []), note);
  const rest = (label: Label) => peopleOf(of(label), evidence(known, attendees), note);
  const [chairs, scribes, apologies] = [rest('chair'), rest('scribe'), rest('apologies')];
  const one = (label: string, people: Named[]): Someone | undefined => {
    for (const { line, name } of people.slice(1)) note(line, 'unplaced', `${label}只能有一人，「${name}」未写入`);
    return people[0] && someoneOf(people[0], known, note);
  };
  if (attendees.length === 0) note(1, 'remark', '未找到参会人员');

  const everyone = [...attendees, ...chairs, ...scribes, ...apologies];
  const names = new Set([...everyone.map((person) => person.name), ...known.people.map((person) => person.name)]);
  const ownerOf = (owner: Owner): unknown => {
    if (owner === 'everyone' || 'role' in owner) return owner;
    const matches = everyone.filter((person) => person.name === owner.someone);
    const same = new Set(matches.map(({ affiliation }) => affiliation)).size === 1;
    return someoneOf(same && matches[0] ? matches[0] : { name: owner.someone, line: 0 }, known, () => {});
  };
  const agenda = [
    ...sections.agenda.map(({ text }) => text),
    ...sections.body.filter(({ text }) => isHeading(text) && /^议题/.test(bare(text))).map(({ text }) => topicOf(text)),
  ].filter(Boolean);
  const facts = {
    series,
    number: sections.number,
    title: sections.title && { zh: sections.title },
    start: instant(day.from) ?? day.day,
    end: instant(day.until),
    state: 'held',
    place: placeOf(of('place')),
    chair: one('主持', chairs),
    scribe: one('记录', scribes),
    attendees: attendees.map((person) => someoneOf(person, known, note)),
    apologies: apologies.map((person) => someoneOf(person, known, note)),
    agenda: agenda.map((title) => ({ title })),
  };
  return {
    day: day.day,
    facts,
    decisions: decisionsOf(sections.body, note),
    actions: sections.actions.map((line) => {
      const { text, owners, ...rest } = actionOf(line, names, note);
      return { text, owners: owners.length > 0 ? owners.map(ownerOf) : undefined, ...rest };
    }),
    body: bodyOf(sections.body),
    people: attendees,
    notes,
  };
}

const evidence = ({ people }: Known, attendees: Named[]) => ({
  names: new Set([...people, ...attendees].map(({ name }) => name)),
  affiliations: new Set([...people, ...attendees].flatMap(({ affiliation }) => affiliation ?? [])),
});
