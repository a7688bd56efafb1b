// What the open questions ask about: a gap that somebody has already asked about needs no warning.
import type { Site } from './read.ts';

interface Subject {
  collection?: unknown;
  id?: unknown;
  field?: unknown;
}

interface Asked {
  about?: Subject;
  also?: Subject[];
}

/** Whether an open question is about this field of a record, or about one of several. */
export const isAsked = ({ sources }: Site, collection: string, id: string, field: string): boolean =>
  sources
    .filter((source) => source.collection === 'questions')
    .some(({ data }) => {
      const { about, also } = (data ?? {}) as Asked;
      return [about, ...(Array.isArray(also) ? also : [])].some(
        (subject) => subject?.collection === collection && subject.id === id && subject.field === field,
      );
    });
