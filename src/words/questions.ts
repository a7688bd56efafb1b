// Values that are not known, and open questions.
import { plural, type WordTree } from './word.ts';

export const hole = {
  unknownNote: ['文档写 TBD', 'the document says TBD'],
  noneNote: ['文档写 N/A', 'the document says N/A'],
  unsaidNote: ['文档没有提到', 'the document does not say'],
} satisfies WordTree;

export const question = {
  mark: ['待确认', 'To be confirmed'],
  heading: ['待确认', 'To be confirmed'],
  asked: (who: string) => [`请${who}回答`, `To be answered by: ${who}`],
  line: (line: number) => [`创始文档第 ${line} 行`, `Founding document, line ${line}`],
  answer: [
    '知道答案？发起 issue，或者写信到邮件列表。',
    'Know an answer? Open an issue, or write to the mailing list.',
  ],
  none: ['没有待确认的问题。', 'No open questions.'],
  count: (count: number) => [`${count} 个问题`, plural(count, 'question')],
} satisfies WordTree;
