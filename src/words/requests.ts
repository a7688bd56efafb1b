// What one may ask for, and how.
import type { WordTree } from './word.ts';

export const request = {
  unsettled: ['尚无办理方式', 'No procedure yet'],
  unsettledNote: [
    '以下事项的办理方式待确认。需要时请先发邮件询问。',
    'How to get the following is to be confirmed. Write to the list first.',
  ],
  nothingSaid: ['步骤未注明。', 'Steps not stated.'],
  optional: ['可选', 'optional'],
  private: ['私人信息，勿发到公开的列表', 'private: do not send it to a public list'],
  compose: ['撰写邮件', 'Write the email'],
  composed: [
    '可以复制以下文字，或用按钮在邮件程序中打开草稿。本站不发送任何内容。',
    'Copy this text, or open a draft in your mail program with the button. This site sends nothing.',
  ],
  subject: (name: string) => [`申请：${name}`, `Request: ${name}`],
  greeting: ['你好：', 'Hello,'],
  asks: (name: string) => [`我想申请：${name}。`, `I would like to ask for: ${name}.`],
  here: ['可以办理的事项', 'What you can ask for'],
} satisfies WordTree;
