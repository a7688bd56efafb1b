// The home page, in English.
import type { Words } from '#words/words.ts';
import { plural } from './plural.ts';

export const home: Pick<Words, 'answers'> = {
  answers: {
    label: 'Four questions',
    what: 'What we run',
    whatCount: (count) => plural(count, 'subproject'),
    range: (first, last) => `${first} … ${last}`,
    status: 'Is it working',
    meet: 'When do we meet',
    meetUnknown: (series) => `${series}, time not announced`,
    meetHear: 'Announced on the mailing list',
    meetNone: 'No meeting on record',
    join: 'How to join',
    joinStart: 'Start here',
    joinSteps: 'Account, agreement, repository, one at a time',
  },
};
