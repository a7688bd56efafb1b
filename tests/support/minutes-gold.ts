// What a reader finds in minutes, compared with what the import wrote.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { recordData } from '#records/front-matter.ts';
import { type Meeting, meeting as schema } from '#schemas/meeting.ts';
import type { Imported } from '#scripts/import/import-minutes.ts';
import type { Known } from '#scripts/import/known.ts';

interface GoldAction {
  text: string;
  owners: string[];
  due: string | undefined;
}

export interface Gold {
  name: string;
  day: string;
  /** `16:00-17:00`, or the start alone. */
  hours: string | undefined;
  people: { name: string; affiliation: string | undefined }[];
  decisions: string[];
  actions: GoldAction[];
  /** Texts of which a reader may think either. */
  maybe: string[];
  cancelled: boolean;
}

type Written = Partial<{
  day: string;
  hours: string;
  people: string;
  decisions: string[];
  actions: (string | null)[][];
  maybe: string[];
  cancelled: boolean;
}>;

const personOf = (text: string) => {
  const [, name = '', affiliation] = /^(.+?)(?:（(.+)）)?$/.exec(text) ?? [];
  return { name, affiliation };
};

/** The gold standard of the files of a folder. */
export const readGold = (file: string): Gold[] =>
  Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, Written>).map(([name, written]) => ({
    name,
    day: written.day ?? '',
    hours: written.hours,
    people: (written.people?.split('、') ?? []).map(personOf),
    decisions: written.decisions ?? [],
    actions: (written.actions ?? []).map(([text, owners, due]) => ({
      text: text ?? '',
      owners: owners?.split('、') ?? [],
      due: due ?? undefined,
    })),
    maybe: written.maybe ?? [],
    cancelled: written.cancelled ?? false,
  }));

const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
/** Whether two texts say the same: one is most of the other. */
const isSame = (one: string, other: string): boolean => {
  const [short = '', long = ''] = [letters(one), letters(other)].sort((a, b) => a.length - b.length);
  const behind = letters((one.length > other.length ? one : other).replace(/^.*?：/, ''));
  return short !== '' && long.includes(short) && (short.length >= 4 || short.length * 2 >= behind.length);
};
const isNamed = (one: string, other: string) =>
  one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);

/** How many of a kind are in the gold standard, were written, and are right. */
export interface Count {
  gold: number;
  written: number;
  right: number;
}

export const kinds = ['attendees', 'decisions', 'actions', 'owners', 'due', 'hours'] as const;
export type Kind = (typeof kinds)[number];
export type Score = Record<Kind, Count> & { missed: string[]; wrong: string[] };

const named = (someone: unknown, known: Known): { name: string; affiliation: string | undefined } => {
  if (typeof someone === 'string') return { name: someone, affiliation: undefined };
  const { person, name, affiliation } = someone as { person?: string; name?: string; affiliation?: string };
  const record = known.people.find(({ id }) => id === person);
  return { name: record?.name ?? name ?? '', affiliation };
};

/** The words of a text that would stand on the line it was read from. */
const linesWith = (source: string, text: string): number[] =>
  source.split('\n').flatMap((line, index) => (letters(line).includes(letters(text)) ? [index + 1] : []));

const refused = ({ name, people, decisions, actions, hours }: Gold, why: string): Score => {
  const none = (gold: number): Count => ({ gold, written: 0, right: 0 });
  return {
    attendees: none(people.length),
    decisions: none(decisions.length),
    actions: none(actions.length),
    owners: none(actions.flatMap(({ owners }) => owners).length),
    due: none(actions.filter(({ due }) => due).length),
    hours: none(hours ? 1 : 0),
    missed: [`${name} ${why}`],
    wrong: [],
  };
};

/** Compares what was written with what a reader finds; `missed` names what is neither written nor told under its line. */
export function scoreOf(gold: Gold, imported: Imported | string | undefined, known: Known): Score {
  if (typeof imported !== 'object') return refused(gold, imported ?? '');
  const data = schema.parse(recordData(imported.path, imported.text)) as Meeting;
  const source = readFileSync(imported.source, 'utf8');
  const told = new Set(imported.notes.map(({ line }) => line));
  const missed: string[] = [];
  const wrong: string[] = [];
  const isTold = (text: string) => linesWith(source, text).some((line) => told.has(line));
  const miss = (kind: string, text: string) =>
    missed.push(`${gold.name} ${kind} ${isTold(text) ? '' : 'SILENT '}${text}`);
  const err = (kind: string, text: string) => wrong.push(`${gold.name} ${kind} ${text}`);
  const isMaybe = (text: string) => gold.maybe.some((one) => isSame(one, text));

  const people = data.attendees
    .map((someone) => named(someone, known))
    .filter(({ name }) => !gold.maybe.includes(name));
  const isPerson = (one: { name: string; affiliation: string | undefined }, other: typeof one) =>
    one.name === other.name &&
    (!one.affiliation || !other.affiliation || letters(one.affiliation) === letters(other.affiliation));
  const attendees = {
    gold: gold.people.length,
    written: people.length,
    right: gold.people.filter((one) => people.some((other) => isPerson(one, other))).length,
  };
  for (const one of gold.people) if (!people.some((other) => isPerson(one, other))) miss('attendee', one.name);
  for (const one of people)
    if (!gold.people.some((other) => isPerson(one, other))) err('attendee', `${one.name} ${one.affiliation ?? ''}`);

  const found = data.decisions.map(({ text }) => text).filter((text) => !isMaybe(text));
  const decisions = {
    gold: gold.decisions.length,
    written: found.length,
    right: gold.decisions.filter((one) => found.some((text) => isSame(one, text))).length,
  };
  for (const one of gold.decisions) if (!found.some((text) => isSame(one, text))) miss('decision', one);
  for (const text of found) if (!gold.decisions.some((one) => isSame(one, text))) err('decision', text);

  const items = data.actions.filter(({ text }) => !isMaybe(text));
  const actions = { gold: gold.actions.length, written: items.length, right: 0 };
  const owners = { gold: 0, written: 0, right: 0 };
  const due = { gold: 0, written: 0, right: 0 };
  const taken = new Set<unknown>();
  for (const one of gold.actions) {
    const item = items.find((other) => !taken.has(other) && isSame(one.text, other.text));
    owners.gold += one.owners.length;
    due.gold += one.due ? 1 : 0;
    if (!item) {
      miss('action', one.text);
      continue;
    }
    taken.add(item);
    actions.right += 1;
    const who = item.owners.map((owner) => named(owner, known).name);
    const right = one.owners.filter((owner) => who.some((name) => isNamed(name, owner)));
    owners.written += who.length;
    owners.right += right.length;
    if (right.length < one.owners.length) miss('owner', one.text);
    if (who.length > right.length) err('owner', `${one.text}: ${who.join('、')}`);
    due.written += item.due ? 1 : 0;
    due.right += item.due && item.due === one.due ? 1 : 0;
    if (one.due && !item.due) miss('due', one.text);
    if (item.due && item.due !== one.due) err('due', `${one.text}: ${item.due}`);
  }
  for (const item of items) if (!taken.has(item)) err('action', item.text);

  const start = data.start.slice(11, 16);
  const end = data.end?.slice(11, 16);
  const isRight = gold.hours !== undefined && (gold.hours === start || gold.hours === `${start}-${end}`);
  const hours = { gold: gold.hours ? 1 : 0, written: start || end ? 1 : 0, right: isRight ? 1 : 0 };
  const clock = source.split('\n').find((line, index) => told.has(index + 1) && /\d[：:]\d\d|点/.test(line));
  if (gold.hours && !isRight) (start ? err : miss)('hours', clock ?? gold.hours);
  if (data.start.slice(0, 10) !== gold.day) err('day', data.start);
  if ((data.state === 'cancelled') !== gold.cancelled) err('state', data.state);
  return { attendees, decisions, actions, owners, due, hours, missed, wrong };
}

/** The sum of several scores, by kind. */
export function sumOf(scores: Score[]): Record<Kind, Count> {
  const sum = (kind: Kind): Count =>
    scores.reduce(
      (all, { [kind]: one }) => ({
        gold: all.gold + one.gold,
        written: all.written + one.written,
        right: all.right + one.right,
      }),
      { gold: 0, written: 0, right: 0 },
    );
  return Object.fromEntries(kinds.map((kind) => [kind, sum(kind)])) as Record<Kind, Count>;
}

export const recall = ({ gold, right }: Count): number => (gold === 0 ? 1 : right / gold);
export const precision = ({ written, right }: Count): number => (written === 0 ? 1 : right / written);
