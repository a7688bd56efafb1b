// A sentence of the interface states nothing that no record, probe or check carries: each is listed with what carries it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { site as ownSite } from '#site.ts';
import { alternatives, shapeOf } from '#schemas/shape.ts';
import { type CollectionName, collections } from '#schemas/files.ts';
import { wordsOf } from '#words/words.ts';

/** What stands in the interface by itself: how it works, what to do, what it could not do. Nothing of the SIG or of its systems. */
const ofTheInterface = [
  'firstSteps.',
  'searchForm.',
  'searchPage.',
  'calendar.programs.',
  'calendar.late',
  'register.older',
  'meeting.noneNote',
  'decision.noneNote',
  'action.noneNote',
  'news.noneNote',
  'fields.',
  'upkeep.registerNote',
  'upkeep.unseen.',
  'changes.',
  'offline.',
  'forms.',
  'prose.copy.failed',
  'request.private',
  'request.composed',
];

/** The collection, or its field, that a sentence is made from; `live`, `git` and `links` are results of probes, history and check. */
const carriedBy: Record<string, string[]> = {
  'translation.missing': ['pages', 'translation'],
  'translation.outdated': ['translation.translationOf'],
  'hole.unknownNote': ['series.rule', 'subprojects.link'],
  'hole.noneNote': ['subprojects.link'],
  'question.answer': ['questions', 'lists.address'],
  'question.none': ['questions'],
  'people.othersNote': ['subprojects.maintainers', 'people.roles'],
  'subproject.noDocs': ['docs.subprojects'],
  'series.unknown': ['series.rule'],
  'series.none': ['series'],
  'meeting.none': ['meetings'],
  'decision.none': ['meetings.decisions'],
  'action.noneOpen': ['meetings.actions'],
  'action.none': ['meetings.actions'],
  'docs.empty.services': ['docs'],
  'docs.empty.runbooks': ['docs'],
  'news.none': ['news'],
  'upkeep.kinds.questions.': ['questions.background', 'questions.askedOf'],
  'upkeep.kinds.holes.': ['subprojects.link', 'people.affiliation'],
  'upkeep.kinds.maintainers.': ['subprojects.maintainers', 'people.roles'],
  'upkeep.kinds.services.': ['services.confirmed', 'services.origin'],
  'upkeep.kinds.probes.': ['services.probe'],
  'upkeep.kinds.translations.': ['translation.translationOf', 'git'],
  'upkeep.kinds.docs.': ['docs.reviewed'],
  'upkeep.kinds.terms.': ['people.roles'],
  'upkeep.kinds.filings.': ['people.accounts'],
  'upkeep.kinds.certificates.': ['live'],
  'upkeep.kinds.outages.': ['live', 'notices'],
  'upkeep.kinds.links.': ['links'],
  'upkeep.kinds.minutes.': ['meetings.minutesBy'],
  'request.unsettledNote': ['requests.steps', 'questions'],
  'request.nothingSaid': ['requests.steps'],
  'status.thirdPartyNote': ['services.owner'],
  'status.noPast': ['notices'],
  'status.noProbe': ['services.probe'],
  'status.noSnapshot': ['live'],
  'status.outagesNote': ['live', 'notices'],
  'status.noOutages': ['live'],
};

const leaves = (node: unknown, place = ''): [place: string, text: string][] =>
  typeof node === 'string'
    ? [[place, node]]
    : Object.entries(node ?? {}).flatMap(([key, inner]) => leaves(inner, place ? `${place}.${key}` : key));

const isUnder = (place: string, prefix: string) => (prefix.endsWith('.') ? place.startsWith(prefix) : place === prefix);
const isSentence = (text: string) => /[。，]/.test(text);
const sentences = leaves(wordsOf('zh')).filter(([, text]) => isSentence(text));

test('every sentence of the interface is about the interface, or is listed with what carries it', () => {
  const known = [...ofTheInterface, ...Object.keys(carriedBy)];
  const without = sentences.filter(([place]) => !known.some((prefix) => isUnder(place, prefix)));
  assert.deepEqual(without, []);
  const unused = known.filter((prefix) => !sentences.some(([place]) => isUnder(place, prefix)));
  assert.deepEqual(unused, []);
});

test('what carries a sentence exists: a collection, or a field that its schema has', () => {
  const others = ['live', 'git', 'links', 'translation', 'translation.translationOf'];
  const isThere = (carrier: string) => {
    const [collection = '', field] = carrier.split('.');
    if (!(collection in collections)) return others.includes(carrier);
    const fields = alternatives(shapeOf(collection as CollectionName)).flatMap(({ properties = {} }) =>
      Object.keys(properties),
    );
    return field === undefined || fields.includes(field);
  };
  assert.deepEqual(
    Object.values(carriedBy)
      .flat()
      .filter((carrier) => !isThere(carrier)),
    [],
  );
});

/** Names that records give: of systems, lists, series, people, subprojects; and of the SIG and its community. */
const recordedNames = (): string[] => {
  const files = globSync('{src,examples}/content/{services,lists,series,people}/*.yaml');
  const names = files.flatMap((file) => Object.values((parse(readFileSync(file, 'utf8')) as { name: object }).name));
  const titles = globSync('{src,examples}/content/subprojects/*/*.{md,mdx}').map(
    (file) => /^title: '?(.*?)'?$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '',
  );
  return [...names, ...titles, ...Object.values(ownSite.name), ...Object.values(ownSite.community)].map(String);
};

/** The contact list that the configuration names is called so on every site. */
const allowed = /^'(?:如果知道答案|If you know the answer)/;

test('the interface names nothing that only records can name: no system, list, series, person or subproject', () => {
  const names = [...new Set(recordedNames().map((name) => name.toLowerCase()))];
  assert.ok(names.includes('双周例会') && names.includes('koji 构建系统') && names.includes('mailing list'));
  // The source, since words with something to fill in are functions.
  const source = globSync('src/words/*.ts').map((file) => readFileSync(file, 'utf8'));
  const texts = source.join('\n').match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  const found = texts.flatMap((text) =>
    names.filter((name) => text.toLowerCase().includes(name) && !allowed.test(text)).map((name) => `${name}: ${text}`),
  );
  assert.deepEqual(found, []);
});
