// Charter, documents and news, in English.
import type { Words } from '#words/words.ts';

export const documents: Pick<Words, 'charter' | 'docs' | 'news'> = {
  charter: {
    versions: 'Versions',
    inForce: 'In force',
    original: 'Original text',
    originalNote: 'Kept byte for byte, slips included.',
    numbered: 'The source, line by line',
    download: 'Download the file',
    published: 'Published at',
  },
  docs: {
    sections: { site: 'About this site', services: 'Service guides', runbooks: 'Runbooks' },
    empty: { services: 'No service guides yet.', runbooks: 'No runbooks yet.' },
    emptyNote: 'The first will appear here.',
    reviewed: (day) => `Reviewed ${day}`,
    neverReviewed: 'Not reviewed yet',
    previous: 'Previous',
    next: 'Next',
    navigation: 'Documentation',
  },
  news: { none: 'No announcements yet.', noneNote: 'The first will appear here.', published: 'Published' },
};
