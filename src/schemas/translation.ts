// …/en.md 的 front matter：一篇译文。事实只写在 zh 文件里。
import { z } from 'astro/zod';
import { text } from './shapes.ts';

export const translation = z.strictObject({
  title: text.meta({ title: '标题', description: '译文标题', examples: ['Join'] }),
  summary: text.meta({ title: '摘要', description: '译文摘要', examples: ['How to join, and what to do.'] }),
  translationOf: z
    .string()
    .regex(/^[0-9a-f]{12}$/, '应为 12 位十六进制的原文指纹，npm run check 会给出')
    .meta({
      title: '原文指纹',
      description: '译文所依据的原文指纹；原文改动后，核对译文，再更新它',
      examples: ['000000000000'],
    }),
});

export type Translation = z.infer<typeof translation>;
