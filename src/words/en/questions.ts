// Holes and open questions, in English.
import type { Words } from '#words/words.ts';
import { plural } from './plural.ts';

export const questions: Pick<Words, 'hole' | 'question'> = {
  hole: {
    unknown: 'To be confirmed',
    none: 'Not applicable',
    unsaid: 'Not mentioned',
    unknownNote: 'the document says TBD',
    noneNote: 'the document says N/A',
    unsaidNote: 'the document does not say',
  },
  question: {
    mark: 'To be confirmed',
    heading: 'To be confirmed',
    asked: (who) => `To be answered by: ${who}`,
    line: (line) => `Founding document, line ${line}`,
    sources: 'Sources',
    answer: 'Know an answer? Open an issue, or write to the mailing list.',
    none: 'No open questions.',
    count: (count) => plural(count, 'question'),
  },
};
