// What the records themselves leave open: questions, holes, subprojects without a maintainer, addresses nobody confirmed.
import { holesOf, stateOf } from '#model/records/holes.ts';
import { holders, profile } from '#model/sig/people.ts';
import { inDocumentOrder } from '#model/records/questions.ts';
import type { Item, UpkeepSource } from './item.ts';
import { asking } from './item.ts';

export const questions = ({ facts }: UpkeepSource): Item<'questions'>[] =>
  inDocumentOrder(facts.questions).map(({ id, file, data }) => ({
    kind: 'questions',
    record: data.about,
    question: data.question,
    menders: [data.askedOf],
    file,
    questions: [id],
  }));

/** Holes but for maintainers, which are a matter of their own. */
export const holes = ({ facts }: UpkeepSource): Item<'holes'>[] =>
  holesOf(facts)
    .filter(({ subject }) => subject.field !== 'maintainers')
    .map(({ subject, state, file }) => ({ kind: 'holes', record: subject, state, file, ...asking(facts, subject) }));

type Lack = Pick<Item<'maintainers'>, 'state' | 'role'>;

/** Why nobody named as a maintainer can be asked today; `undefined` where somebody can. */
const lackOf = (
  { facts, today }: UpkeepSource,
  { data }: UpkeepSource['facts']['subprojects'][number],
): Lack | undefined => {
  const state = stateOf(data.maintainers);
  if (state !== 'known') return { state };
  const lacks = (data.maintainers ?? []).map((maintainer): Lack | undefined => {
    if ('role' in maintainer)
      return holders(facts, maintainer.role, today).length > 0 ? undefined : { state: 'vacant', role: maintainer.role };
    const { person, current } = profile(facts, maintainer.person, today);
    return person.data.roles.length > 0 && current.length === 0 ? { state: 'former' } : undefined;
  });
  return lacks.every(Boolean) ? (lacks[0] ?? { state: 'unsaid' }) : undefined;
};

/** Running subprojects for which nobody is named who can be asked today. */
export const maintainers = (source: UpkeepSource): Item<'maintainers'>[] =>
  source.facts.subprojects
    .filter(({ data }) => data.stage !== 'archived')
    .flatMap((subproject) => {
      const lack = lackOf(source, subproject);
      if (!lack) return [];
      const record = { collection: 'subprojects', id: subproject.id, field: 'maintainers' } as const;
      const { questions, menders } = asking(source.facts, record);
      // Those who are named cannot be asked: it is for the secretary to find others.
      const others = questions.length > 0 ? menders : [{ role: 'secretary' } as const];
      return [{ kind: 'maintainers', record, ...lack, file: subproject.file, questions, menders: others }];
    });

/** Addresses that no member of the SIG has confirmed. */
export const services = ({ facts }: UpkeepSource): Item<'services'>[] =>
  facts.services.flatMap(({ id, file, data }) => {
    if (data.confirmed !== undefined || typeof data.url !== 'string') return [];
    const record = { collection: 'services', id, field: 'url' } as const;
    return [{ kind: 'services', record, url: data.url, file, ...asking(facts, record) }];
  });
