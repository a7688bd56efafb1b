// Front matter of …/en.md: a translation. The facts stand in the zh file alone.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { text } from './shapes.ts';

export const translation = z.strictObject({
  title: field(text, ['标题', 'Title'], { help: ['译文的标题', 'Title of the translation.'], example: 'Join' }),
  summary: field(text, ['摘要', 'Summary'], {
    help: ['译文的摘要', 'Summary of the translation.'],
    example: 'How to join, and what to do.',
  }),
  translationOf: field(
    z.string().regex(/^[0-9a-f]{12}$/, '应为 12 位十六进制的原文指纹，由 npm run check 给出'),
    ['原文指纹', 'Source fingerprint'],
    {
      help: [
        '译文所依据的原文指纹；原文修改后，请核对译文并更新指纹',
        'Fingerprint of the source that was translated. When the source changes, revise the translation, then update it.',
      ],
      example: '000000000000',
    },
  ),
});

export type Translation = z.infer<typeof translation>;
