// redirects/<id>.yaml: a page whose URL has changed. The old URL leads to the new one; the record is never deleted.
import { z } from 'astro/zod';
import { field } from './field.ts';

const rule = '应为中文页的网址，以 / 开头和结尾，如 /docs/site/editing/';
const path = (pattern: RegExp, error: string) => z.string().regex(pattern, error);

export const redirect = z.strictObject({
  from: field(path(/^\/(?!en\/)([a-z0-9._-]+\/)+$/, rule), ['旧网址', 'Old URL'], {
    help: [
      '原来的网址，以 / 开头和结尾，不带域名；填写中文页的网址，英文页同时生效',
      'The former URL without the domain; it starts and ends with /. Give the Chinese page only; the English page follows.',
    ],
    example: '/docs/site/old-name/',
  }),
  to: field(path(/^\/(?!en\/)([a-z0-9._-]+\/)*(#[a-z0-9-]+)?$/, `${rule}，后面可以有 #锚点`), ['新网址', 'New URL'], {
    help: [
      '现在的网址，写法与 from 相同，末尾可以带 #锚点',
      'The current URL, written as in from. A #anchor may follow.',
    ],
    example: '/docs/site/editing/',
  }),
});

export type Redirect = z.infer<typeof redirect>;
