// Values that are not known, and open questions.
import { joined } from '#language/names.ts';
import { plural, type WordTree } from './word.ts';

export const hole = {
  unknownNote: ['值未知，有待确认', 'unknown, to be confirmed'],
  noneNote: ['该项不适用，无需填写', 'does not apply; nothing to fill in'],
  unsaidNote: ['记录中未填写', 'not filled in'],
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
