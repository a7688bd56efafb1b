// requests/<id>.yaml: something that people may ask for, or do by themselves; what no source says is left out.
import { z } from 'astro/zod';
import { choice, field } from './field.ts';
import {
  hole,
  httpsUrl,
  localized,
  ordinal,
  personReference,
  reference,
  roleReference,
  source,
  stated,
} from './shapes.ts';

export const requestKind = choice({
  self: ['自助办理', 'Do it yourself'],
  ask: ['向本 SIG 申请', 'Ask the SIG'],
  elsewhere: ['由其他方办理', 'Done by others'],
});

const inList = z.strictObject({
  list: field(reference('lists'), ['邮件列表', 'Mailing list'], {
    help: ['邮件列表，lists/ 中的 ID', 'A mailing list: an ID in lists/.'],
  }),
});

const responsible = stated(z.array(z.union([personReference, roleReference])));

const item = z.strictObject({
  name: field(localized, ['名称', 'Name'], { example: { zh: '列表的用途' } }),
  optional: field(z.boolean().default(false), ['可选', 'Optional'], {
    help: ['是否可以不提供', 'Whether it may be left out.'],
  }),
  private: field(z.boolean().default(false), ['私人信息', 'Private'], {
    help: ['是否为私人信息，不能发到公开的邮件列表', 'Whether it is private and must not go to a public list.'],
  }),
});

export const request = z.strictObject({
  name: field(localized, ['事项', 'Request'], { example: { zh: '创建邮件列表', en: 'Create a mailing list' } }),
  kind: field(requestKind, ['办理方式', 'How']),
  services: field(z.array(reference('services')).default([]), ['系统', 'Systems'], {
    help: ['相关的系统，services/ 中的 ID', 'The systems concerned: IDs in services/.'],
  }),
  bring: field(z.array(item).default([]), ['需要提供', 'To provide'], {
    help: ['申请时需要提供的信息', 'What has to be provided.'],
  }),
  decides: field(responsible, ['决定', 'Decides'], {
    help: ['由谁决定；无出处时省略', 'Who decides. Omit if no source says.'],
  }),
  does: field(responsible, ['办理', 'Done by'], {
    help: ['由谁办理；无出处时省略', 'Who does it. Omit if no source says.'],
  }),
  steps: field(z.array(localized).default([]), ['步骤', 'Steps'], {
    help: ['办理的步骤，每步一句', 'The steps, a sentence each.'],
    example: [{ zh: '发邮件说明用途。' }],
  }),
  channel: field(stated(hole(z.union([httpsUrl, inList]))), ['渠道', 'Where'], {
    help: [
      '网址，或 {list: 邮件列表的 ID}；无出处时省略',
      'A URL, or {list: ID of a mailing list}. Omit if no source says.',
    ],
    example: { list: 'list-a' },
  }),
  afterwards: field(localized.optional(), ['申请人的责任', 'Afterwards'], {
    help: ['办理之后由申请人承担的责任', 'What the asker answers for afterwards.'],
    example: { zh: '列表的内容由申请人负责。' },
  }),
  guide: field(reference('docs').optional(), ['指南', 'Guide'], {
    help: ['相关的文档，docs/ 中的 ID', 'The guide: an ID in docs/.'],
  }),
  sources: field(z.array(source).default([]), ['出处', 'Sources']),
  order: field(ordinal, ['顺序', 'Order'], { help: ['显示顺序', 'Display order.'] }),
});
