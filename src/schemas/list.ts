// lists/<id>.yaml: a mailing list.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { hole, httpsUrl, localized, ordinal, stated } from './shapes.ts';

export const list = z.strictObject({
  name: field(localized, ['名称', 'Name'], {
    help: ['列表名称', 'Name of the list.'],
    example: {
      zh: '讨论列表',
      en: 'Discussion list',
    },
  }),
  address: field(z.email({ error: '应为列表的邮件地址' }), ['邮件地址', 'Email address'], {
    help: ['列表的邮件地址，大小写与章程一致', 'Email address of the list, in upper and lower case as in the charter.'],
    example: 'sig-example@lists.example.org',
  }),
  purpose: field(stated(localized), ['用途', 'Purpose'], {
    help: ['用途；章程未说明时省略', 'Purpose. Omit if the charter does not state it.'],
    example: { zh: '讨论 SIG 的各项工作。' },
  }),
  archive: field(hole(httpsUrl).optional(), ['归档', 'Archive'], {
    help: [
      '归档的网址；章程写 TBD 填 {state: unknown}，写 N/A 填 {state: none}，未提及时省略',
      'URL of the archive. {state: unknown} for TBD, {state: none} for N/A. Omit if the charter does not mention it.',
    ],
  }),
  subscribe: field(
    hole(z.email({ error: '应为邮件地址' }).meta({ examples: ['sig-example-join@lists.example.org'] })).optional(),
    ['订阅方式', 'Subscription'],
    {
      help: [
        '订阅用的邮件地址；TBD 和 N/A 的写法与 archive 相同',
        'Email address for subscribing. TBD and N/A are written as in archive.',
      ],
      example: 'sig-example-join@lists.example.org',
    },
  ),
  order: field(ordinal, ['顺序', 'Order'], { help: ['显示顺序', 'Display order.'] }),
});
