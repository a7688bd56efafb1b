// What changed in a record, in English.
import type { Words } from '#words/words.ts';
import { plural } from './plural.ts';

const lines = (added: number, removed: number): string =>
  [added > 0 && `${plural(added, 'line')} added`, removed > 0 && `${plural(removed, 'line')} removed`]
    .filter(Boolean)
    .join(', ') || 'rearranged';

export const changes: Pick<Words, 'changes'> = {
  changes: {
    heading: 'Changes',
    earlier: (count) => `${plural(count, 'earlier change')} in the`,
    registered: 'registered',
    removed: 'removed',
    renamed: (from) => `renamed from ${from}`,
    unreadable: 'the file cannot be read, so nothing is compared',
    more: (count) => `${count} more`,
    nothing: 'none',
    unknown: 'to be confirmed',
    notApplicable: 'not applicable',
    gains: (items) => `added ${items}`,
    loses: (items) => `removed ${items}`,
    reordered: 'reordered',
    inEnglish: (name) => `${name} (English)`,
    translation: (record) => `${record} (English translation)`,
    with: (name, detail) => `${name} (${detail})`,
    section: {
      added: (title, added) => `text: section “${title}” added, ${plural(added, 'line')}`,
      removed: (title, _, removed) => `text: section “${title}” removed, ${plural(removed, 'line')}`,
      changed: (title, added, removed, was) =>
        was === undefined
          ? `text: ${title ? `“${title}”` : 'beginning'}, ${lines(added, removed)}`
          : `text: “${title}” was “${was}”${added + removed > 0 ? `, ${lines(added, removed)}` : ''}`,
    },
    sections: (count, added, removed) => `text: ${plural(count, 'section')} changed, ${lines(added, removed)}`,
    and: '; ',
    collections: {
      pages: 'Pages',
      charters: 'Charter as it was',
      subprojects: 'Subprojects',
      people: 'Members',
      services: 'Systems',
      lists: 'Mailing lists',
      series: 'Meeting series',
      meetings: 'Meetings',
      notices: 'Incidents and maintenance',
      docs: 'Documents',
      news: 'News',
      questions: 'Open questions',
      redirects: 'Addresses that changed',
    },
  },
};
