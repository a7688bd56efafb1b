// The home page.
import { plural } from './plural.ts';
import type { WordTree } from './word.ts';

export const answers = {
  label: ['四个问题', 'Four questions'],
  what: ['我们管什么', 'What we run'],
  whatCount: (count: number) => [`${count} 个项目`, plural(count, 'subproject')],
  range: (first: string, last: string) => [`从${first}到${last}`, `${first} … ${last}`],
  status: ['现在好不好', 'Is it working'],
  meet: ['什么时候开会', 'When do we meet'],
  meetUnknown: (series: string) => [`${series}，时间未公布`, `${series}, time not announced`],
  meetHear: ['以邮件列表通知为准', 'Announced on the mailing list'],
  meetNone: ['没有登记会议', 'No meeting on record'],
  join: ['怎么加入', 'How to join'],
  joinStart: ['从这里开始', 'Start here'],
  joinSteps: ['账号、协议、仓库，一步一步来', 'Account, agreement, repository, one at a time'],
} satisfies WordTree;
