// The people of the records, and which names are so near to theirs that one may be a typing mistake.
import { pinyin } from 'pinyin-pro';
import { fieldOf, valueAt } from './places.ts';
import { recordsOf, type Site, type Source } from './read.ts';

const known = new Map<string, Set<string>>();

/** The syllables of a Han character without their tones, those that it has as a surname first: 单 is shan, dan and chan; ü is v. */
export const readings = (character: string): Set<string> => {
  const options = { toneType: 'none', type: 'array', v: true } as const;
  const found =
    known.get(character) ??
    new Set([
      ...pinyin(character, { ...options, surname: 'all' }),
      ...pinyin(character, { ...options, multiple: true }),
    ]);
  known.set(character, found);
  return found;
};

const areNear = (one: string, other: string): boolean =>
  one === other || !readings(one).isDisjointFrom(readings(other));

/** Whether two names are pronounced alike but for the tones; characters with several readings are near if they share one. */
export const soundAlike = (one: string, other: string): boolean => {
  const [left, right] = [[...one], [...other]];
  return left.length === right.length && left.every((character, index) => areNear(character, right[index] ?? ''));
};

/** The people that a question is about, by id. */
const askedOf = (question: Source): unknown[] => {
  const also = fieldOf(question, 'also');
  const subjects: unknown[] = [fieldOf(question, 'about'), ...(Array.isArray(also) ? also : [])];
  return subjects
    .filter((subject) => valueAt(subject, ['collection']) === 'people')
    .map((subject) => valueAt(subject, ['id']));
};

/** Whether one open question is about all of these people. */
export const isAsked = (site: Site, ...ids: string[]): boolean =>
  recordsOf(site, 'questions').some((question) => ids.every((id) => askedOf(question).includes(id)));

export interface Known {
  source: Source;
  id: string;
  name: string;
  affiliation: string | undefined;
}

const isName = (text: unknown): text is string => typeof text === 'string' && /^\p{Script=Han}{2,4}$/u.test(text);

/** People with a Chinese name; teams have none. */
export const peopleOf = (site: Site): Known[] =>
  recordsOf(site, 'people').flatMap((source) => {
    const [name, affiliation] = [fieldOf(source, 'name', 'zh'), fieldOf(source, 'affiliation', 'zh')];
    return fieldOf(source, 'kind') === 'person' && isName(name)
      ? [{ source, id: source.id, name, affiliation: typeof affiliation === 'string' ? affiliation : undefined }]
      : [];
  });

const withoutDoubles = (name: string) => name.replace(/(.)\1/gu, '$1');

/** Why a written name may be meant for another person's; `undefined` where it is far enough, or the same. */
export const likeness = (written: string, name: string): string | undefined => {
  if (written === name || !isName(written)) return undefined;
  if (soundAlike(written, name)) return '同音';
  return withoutDoubles(written) === withoutDoubles(name) ? '仅差一个叠字' : undefined;
};

/** People of two affiliations are two people; an affiliation that is not stated may be any. */
export const mayBeOne = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one.includes(other) || other.includes(one);
