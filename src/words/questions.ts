// Values that are not known, and open questions.
import { joined } from '#language/names.ts';
import { plural, type WordTree } from './word.ts';

export const hole = {
  unknownNote: ['章程原文写 TBD，或未给出', 'TBD in the original charter, or not given there'],
  noneNote: ['章程原文写 N/A', 'N/A in the original charter'],
  unsaidNote: ['章程原文未提及', 'not mentioned in the original charter'],
} satisfies WordTree;

export const question = {
  mark: ['待确认', 'To be confirmed'],
  heading: ['待确认的问题', 'Open questions'],
  asked: (who: string) => [joined('待', who, '确认'), `Waiting for: ${who}`],
  line: (line: number) => [`章程原文第 ${line} 行`, `Original charter, line ${line}`],
  answer: [
    '如果知道答案，请提交 issue 或发邮件到邮件列表。',
    'If you know the answer, open an issue or email the mailing list.',
  ],
  none: ['暂无待确认的问题。', 'No open questions.'],
  count: (count: number) => [`${count} 个问题`, plural(count, 'question')],
} satisfies WordTree;
