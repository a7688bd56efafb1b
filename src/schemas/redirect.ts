// redirects/<id>.yaml：一个改了网址的页面。旧网址从此转到新的，写下以后不再删去。
import { z } from 'astro/zod';

const rule = '应为中文页的网址，以 / 开头和结尾，如 /docs/site/editing/';
const path = (pattern: RegExp, error: string) => z.string().regex(pattern, error);

export const redirect = z.strictObject({
  from: path(/^\/(?!en\/)([a-z0-9._-]+\/)+$/, rule).meta({
    title: '旧网址',
    description: '从前的网址，以 / 开头和结尾，不带域名；只写中文页的，英文页跟着走',
    examples: ['/docs/site/old-name/'],
  }),
  to: path(/^\/(?!en\/)([a-z0-9._-]+\/)*(#[a-z0-9-]+)?$/, `${rule}，后面可以有 #锚点`).meta({
    title: '新网址',
    description: '现在的网址，写法同 from，后面可以有 #锚点',
    examples: ['/docs/site/editing/'],
  }),
});

export type Redirect = z.infer<typeof redirect>;
