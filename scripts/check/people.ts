// The people of the records, and which names are so near to theirs that somebody may have slipped.
import { soundAlike } from './pinyin.ts';
import type { Site, Source } from './read.ts';

export interface Known {
  source: Source;
  id: string;
  name: string;
  affiliation: string | undefined;
}

const isName = (text: unknown): text is string => typeof text === 'string' && /^\p{Script=Han}{2,4}$/u.test(text);

interface Person {
  kind?: unknown;
  name?: { zh?: unknown };
  affiliation?: { zh?: unknown };
}

/** People with a Chinese name; teams have none. */
export const peopleOf = ({ sources }: Site): Known[] =>
  sources.flatMap((source) => {
    const { collection, id, data } = source;
    const { kind, name, affiliation } = collection === 'people' ? ((data ?? {}) as Person) : {};
    const zh = affiliation?.zh;
    return kind === 'person' && isName(name?.zh)
      ? [{ source, id, name: name.zh, affiliation: typeof zh === 'string' ? zh : undefined }]
      : [];
  });

const withoutDoubles = (name: string) => name.replace(/(.)\1/gu, '$1');

/** Why a written name may be meant for somebody else's; `undefined` where it is far enough, or the same. */
export const likeness = (written: string, name: string): string | undefined => {
  if (written === name || !isName(written)) return undefined;
  if (soundAlike(written, name)) return '同音';
  return withoutDoubles(written) === withoutDoubles(name) ? '只差一个叠字' : undefined;
};

/** Two companies are two people; where one is not said, nobody knows. */
export const mayBeOne = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one.includes(other) || other.includes(one);
