// One minutes file → one meeting.
import type { Owner } from './actions.ts';
import { actionOf } from './actions.ts';
import { decisionsOf, topicOf } from './decisions.ts';
import type { Known } from './known.ts';
import type { Mistake, Note, Tell } from './note.ts';
import { type Named, peopleOf } from './people.ts';
import { type Label, sectionsOf } from './sections.ts';
import { bare, isHeading, type Line } from './source.ts';
import { dayOf, instantOf } from './when.ts';

type Someone = { person: string } | { name: string; affiliation?: string };

export interface Meeting {
  day: string;
  /** The front matter, in the schema's order; ids of decisions and actions are given later. */
  facts: Record<string, unknown>;
  decisions: { text: string; votes?: object }[];
  actions: { text: string; owners?: unknown[]; due?: string; state: string }[];
  body: string;
  people: Named[];
  notes: Note[];
}

interface Settings {
  known: Known;
  series: string;
  zone: string;
}

/** A known person only where the name is exactly theirs and nothing said about the affiliation contradicts. */
function someoneOf({ name, affiliation, line }: Named, known: Known, tell: Tell): Someone {
  const named = known.people.filter((person) => person.name === name);
  const fits = named.filter((person) => !affiliation || !person.affiliation || person.affiliation === affiliation);
  if (fits.length === 1 && fits[0]) {
    if (affiliation && !fits[0].affiliation)
      tell(line, 'unplaced', `「${name}」的单位「${affiliation}」在 people/${fits[0].id} 里没有，这里也不写`);
    return { person: fits[0].id };
  }
  if (named.length > 0)
    tell(line, 'remark', `「${name}」与 people/${named.map(({ id }) => id).join('、')} 同名而单位不同，没有当作同一人`);
  return { name, ...(affiliation && { affiliation }) };
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
  return text === '' ? undefined : { name: { zh: text }, ...(url && { url }) };
};

/** Reads one file; or the mistakes that keep it from becoming a meeting. */
export function meetingOf(name: string, lines: Line[], settings: Settings): Meeting | { mistakes: Mistake[] } {
  const notes: Note[] = [];
  const tell: Tell = (line, kind, message) => notes.push({ line, kind, message });
  const { known, series, zone } = settings;
  const sections = sectionsOf(lines, tell);
  const of = (label: Label): Line[] => sections.labelled.get(label) ?? [];
  const day = dayOf(name, sections.title, of('when'), tell);
  if ('mistake' in day) return { mistakes: [day.mistake] };

  const attendees = peopleOf(of('attendees'), evidence(known, []), tell);
  const rest = (label: Label) => peopleOf(of(label), evidence(known, attendees), tell);
  const [chairs, scribes, apologies] = [rest('chair'), rest('scribe'), rest('apologies')];
  const one = (label: string, people: Named[]): Someone | undefined => {
    for (const { line, name } of people.slice(1)) tell(line, 'unplaced', `${label}只能写一人，「${name}」没有写进去`);
    return people[0] && someoneOf(people[0], known, tell);
  };
  if (attendees.length === 0) tell(1, 'remark', '没有找到参会人员');

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
  const place = placeOf(of('place'));
  const decisions = decisionsOf(sections.body, tell);
  const actions = sections.actions.map((line) => actionOf(line, names, tell));
  const facts = {
    series,
    number: sections.number?.value,
    title: sections.title && { zh: sections.title.text },
    start: day.from ? instantOf(day.day, day.from, zone) : day.day,
    end: day.until && instantOf(day.day, day.until, zone),
    state: 'held',
    place,
    chair: one('主持', chairs),
    scribe: one('记录', scribes),
    attendees: attendees.map((person) => someoneOf(person, known, tell)),
    apologies: apologies.map((person) => someoneOf(person, known, tell)),
    agenda: agenda.map((title) => ({ title })),
  };
  return {
    day: day.day,
    facts,
    decisions: decisions.map(({ line: _, ...decision }) => decision),
    actions: actions.map(({ line: _, owners, ...action }) => ({
      ...action,
      ...(owners.length > 0 && { owners: owners.map(ownerOf) }),
    })),
    body: bodyOf(sections.body),
    people: attendees,
    notes: notes.sort((a, b) => a.line - b.line),
  };
}

const evidence = ({ people }: Known, attendees: Named[]) => ({
  names: new Set([...people, ...attendees].map(({ name }) => name)),
  affiliations: new Set([...people, ...attendees].flatMap(({ affiliation }) => affiliation ?? [])),
});
