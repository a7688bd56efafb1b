// The words of the offline copy, in English.
import type { Words } from '#words/words.ts';

export const offline: Pick<Words, 'offline'> = {
  offline: {
    copy: (day) => `Offline copy, made on ${day}.`,
    online: 'The site online may be newer',
    noSearch:
      'There is no search in the offline copy, because browsers do not let a page on this computer read the index. All pages are listed below.',
  },
};
