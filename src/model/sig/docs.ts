// The documentation: its sections, in order, with their pages.
import type { Facts, RecordOf } from '#model/records/facts.ts';

export const newestFirst = (facts: Facts): RecordOf<'news'>[] => facts.news.toReversed();

/** `2026-01-31-welcome` → `2026-01-31`. */
export const newsDate = (id: string): string => id.slice(0, 10);

/** Sections that have their place even while they are empty. */
const knownSections = ['services', 'runbooks'] as const;
/** What is about the site itself is of use to the fewest readers and comes last. */
const lastSection = 'site';

export interface Section {
  id: string;
  docs: RecordOf<'docs'>[];
}

const sectionOf = (id: string): string => id.slice(0, id.indexOf('/'));

/** The known sections first, then any others by name, the site's own last; pages by `order`. */
export const sections = (facts: Facts): Section[] => {
  const others = facts.docs.map(({ id }) => sectionOf(id)).sort();
  const ids = new Set<string>([...knownSections, ...others.filter((id) => id !== lastSection), lastSection]);
  return [...ids].map((id) => ({
    id,
    docs: facts.docs.filter((doc) => sectionOf(doc.id) === id).sort((a, b) => a.data.order - b.data.order),
  }));
};

/** All pages in reading order. */
export const readingOrder = (facts: Facts): RecordOf<'docs'>[] => sections(facts).flatMap(({ docs }) => docs);

/** Whether a text has blocks of code or tabs, which a script helps with. */
export const hasCode = (body: string): boolean => /^[ \t>]*(?:`{3}|~{3}|:{3,}tabs)/m.test(body);
