// Mailing lists, in English.
import type { Words } from '#words/words.ts';

export const lists: Pick<Words, 'list'> = {
  list: { address: 'Address', purpose: 'Purpose', archive: 'Archive', subscribe: 'Subscribe', write: 'Write' },
};
