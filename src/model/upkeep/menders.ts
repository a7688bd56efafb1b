// Who can mend something about a record: whoever a question is put to, else its maintainers, else the secretary.
import { type Facts, get } from '../facts.ts';
import { questionsAbout, type QuestionEntry } from '../questions.ts';
import type { RecordReference } from '../subjects.ts';
import { ownerOf } from '../subprojects.ts';
import type { Mender } from './item.ts';

const secretary: Mender = { role: 'secretary' };

const different = (menders: Mender[]): Mender[] => [
  ...new Map(menders.map((one) => [JSON.stringify(one), one])).values(),
];

const maintainers = (facts: Facts, subprojects: string[]): Mender[] =>
  subprojects.flatMap((id) => get(facts.subprojects, id).data.maintainers ?? []);

const responsible = (facts: Facts, { collection, id }: RecordReference): Mender[] => {
  if (collection === 'people') return [{ person: id }];
  if (collection === 'subprojects') return maintainers(facts, [id]);
  if (collection === 'docs') return maintainers(facts, get(facts.docs, id).data.subprojects);
  if (collection === 'questions') return [get(facts.questions, id).data.askedOf];
  const owner = collection === 'services' ? ownerOf(facts, id) : undefined;
  return owner ? maintainers(facts, [owner.id]) : [];
};

/** Never empty. */
export const mendersOf = (facts: Facts, record: RecordReference | undefined, asked: QuestionEntry[] = []): Mender[] => {
  const menders = asked.length > 0 ? asked.map(({ data }) => data.askedOf) : record ? responsible(facts, record) : [];
  return menders.length > 0 ? different(menders) : [secretary];
};

/** The open questions about one field of a record, and who is asked. */
export const asking = (facts: Facts, record: RecordReference): { questions: string[]; menders: Mender[] } => {
  const asked = questionsAbout(facts, record.collection, record.id, record.field);
  return { questions: asked.map(({ id }) => id), menders: mendersOf(facts, record, asked) };
};
