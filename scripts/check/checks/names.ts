// A name that is nearly a known person's: 易琳 for 易林. Input methods offer what sounds alike.
import type { FieldPath } from '#schemas/shape.ts';
import { isAsked, type Known, likeness, mayBeOne, peopleOf, soundAlike } from '#scripts/check/content/people.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import { partOf, type Run, runsOf } from '#scripts/check/content/runs.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, inEach, placed, type Problem, type RuleFinding } from '#scripts/check/rule.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Characters of context for the segmenter. */
const around = 12;

const words = (written: string, { id, name: known }: Known, likeness: string): Message => ({
  found: `人名「${written}」与 people/${id} 的「${known}」${likeness}`,
  expected: `成员的姓名与 people/ 一致：${known}`,
  fix: `核对人名：如果是同一人，改为「${known}」；否则请注明单位（affiliation）或添加 people/ 记录`,
});

interface Named {
  path: FieldPath;
  name: string;
  affiliation: string | undefined;
}

/** Every `{name: …, affiliation: …}` of a meeting: people who are named rather than referred to. */
const namedIn = (value: unknown, path: FieldPath = []): Named[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { name: written, affiliation } = value as Record<string, unknown>;
  if (typeof written === 'string')
    return [{ path, name: written, affiliation: typeof affiliation === 'string' ? affiliation : undefined }];
  return Object.entries(value).flatMap(([key, inner]) =>
    namedIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
};

const inMeeting = (source: Source, people: Known[]): Problem[] =>
  namedIn(source.data).flatMap(({ path, name: written, affiliation }): Problem[] => {
    const frame = { at: path, severity: 'warning' as const };
    const candidates = people.filter((known) => mayBeOne(affiliation, known.affiliation));
    const same = candidates.find((known) => known.name === written);
    if (same) {
      const right = `{ person: ${same.id} }`;
      const fix = `如果是同一人，改为 ${right}；否则请注明单位（affiliation）`;
      return [{ ...frame, found: `name: ${written} 与 people/ 中的成员同名`, expected: '成员用 person 引用', fix }];
    }
    if (people.some((known) => known.name === written)) return [];
    const near = candidates.find((known) => likeness(written, known.name));
    return near ? [{ ...frame, ...words(written, near, likeness(written, near.name) ?? '') }] : [];
  });

/** Whether the characters from `start` up to `end` can be a name: no word reaches into them, nor do their first two make one. */
const standsAlone = (text: string, start: number, end: number): boolean => {
  const from = Math.max(0, start - around);
  const bounds = [...segmenter.segment(text.slice(from, end + around))].map(({ index }) => index + from);
  const isBound = (offset: number) => bounds.includes(offset) || offset === text.length;
  return isBound(start) && isBound(end) && (isBound(start + 1) || !bounds.some((one) => one > start && one < end));
};

const inRun = (run: Run, people: Known[], surnames: RegExp): Problem[] =>
  [...run.value.matchAll(surnames)].flatMap(({ 0: surname, index }): Problem[] => {
    const { value } = run;
    const rest = value.slice(index);
    if (people.some(({ name: known }) => rest.startsWith(known))) return [];
    const known = people.find(({ name: one }) => one.startsWith(surname) && soundAlike(rest.slice(0, one.length), one));
    const length = known?.name.length ?? 0;
    if (!known || !standsAlone(value, index, index + length)) return [];
    return [{ ...partOf(run, index), severity: 'warning', ...words(rest.slice(0, length), known, '同音') }];
  });

/** Two records that may be one person, unless a question asks just that. */
const amongPeople = (site: Site, people: Known[]): RuleFinding[] =>
  people.flatMap((one, index) =>
    people.slice(index + 1).flatMap((other): RuleFinding[] => {
      const alike = mayBeOne(one.affiliation, other.affiliation) ? likeness(one.name, other.name) : undefined;
      if (!alike || isAsked(site, one.id, other.id)) return [];
      const found = `姓名「${other.name}」与 people/${one.id} 的「${one.name}」${alike}`;
      const fix = '如果是同一人，请合并记录；如果不确定，请在 questions/ 中添加关于两人的问题';
      return placed(other.source, [{ at: ['name'], severity: 'warning', found, expected: '每人只有一条记录', fix }]);
    }),
  );

/** Names of people are checked where they are written down, and a question may well be about a spelling. */
const isText = ({ fields }: Run) => fields?.at(-1) !== 'name' && !(fields?.at(-1) === 'zh' && fields.at(-2) === 'name');

export const names: Check = {
  name: 'names',
  description: '人名与 people/ 一致，没有同音的错字，同一人只有一种写法',
  given: (site) => peopleOf(site).map(({ source: _, ...known }) => known),
  run: (site, sources = site.sources) => {
    const people = peopleOf(site);
    if (people.length === 0) return [];
    const surnames = new RegExp(`[${[...new Set(people.map(({ name: known }) => known.charAt(0)))].join('')}]`, 'g');
    const texts = sources.filter(({ collection }) => !['charters', 'questions', 'people'].includes(collection));
    return [
      ...amongPeople(site, people),
      ...inEach(texts, (source) => [
        ...(source.collection === 'meetings' ? inMeeting(source, people) : []),
        ...runsOf(source)
          .filter(isText)
          .flatMap((run) => inRun(run, people, surnames)),
      ]),
    ];
  },
};
