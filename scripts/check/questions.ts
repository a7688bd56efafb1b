// What the open questions ask about: what somebody has already asked needs no warning.
import type { Site } from './read.ts';

interface Subject {
  collection?: unknown;
  id?: unknown;
}

interface Asked {
  about?: Subject;
  also?: Subject[];
}

const subjectsOf = ({ sources }: Site): Subject[][] =>
  sources
    .filter(({ collection }) => collection === 'questions')
    .map(({ data }) => {
      const { about, also } = (data ?? {}) as Asked;
      return [about ?? {}, ...(Array.isArray(also) ? also : [])];
    });

/** Whether one open question is about all of these. */
export const isAboutAll = (site: Site, wanted: Subject[]): boolean =>
  subjectsOf(site).some((subjects) =>
    wanted.every(({ collection, id }) =>
      subjects.some((subject) => subject.collection === collection && subject.id === id),
    ),
  );
