// redirects/<id>.yaml: a URL that the site once had. It leads to the one that took its place, or says that it is gone. Never deleted.
import { z } from 'astro/zod';
import { field } from './field.ts';

const rule = '应为中文页的网址，以 / 开头和结尾，如 /docs/site/editing/';
const path = (pattern: RegExp, error: string) => z.string().regex(pattern, error);

/** A page in Chinese, or a file: `/badge/koji.svg`, `/en/feed/news.xml`, `/.well-known/x.txt`. */
const served = /^\/(?:(?!en\/)(?:[a-z0-9._-]+\/)+|(?:[A-Za-z0-9._-]+\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.[A-Za-z0-9]+)$/;

const from = field(path(served, `${rule}；或文件的网址，如 /badge/koji.svg`), ['旧网址', 'Old URL'], {
  help: [
    '原来的网址，以 / 开头，不带域名。页面填写中文页的网址，以 / 结尾，英文页同时生效；也可以是文件的网址',
    'The former URL without the domain; it starts with /. For a page give the Chinese page, with / at the end; the English page follows. It may also be the URL of a file.',
  ],
  example: '/docs/site/old-name/',
});

const target = /^\/(?!en\/)([a-z0-9._-]+\/)*([A-Za-z0-9._-]+\.[A-Za-z0-9]+)?(#[a-z0-9-]+)?$/;

export const redirect = z
  .strictObject({
    from,
    to: field(path(target, `${rule}，后面可以有 #锚点`).optional(), ['新网址', 'New URL'], {
      help: [
        '现在的网址，写法与 from 相同，末尾可以带 #锚点；没有新网址时省略，填写 gone: true',
        'The current URL, written as in from. A #anchor may follow. If there is none, omit it and use gone: true.',
      ],
      example: '/docs/site/editing/',
    }),
    gone: field(z.boolean().default(false), ['已删除', 'Gone'], {
      help: [
        '网址已删除、没有新网址时填 true；服务器返回 410',
        'true if the URL is gone and none took its place. The server answers 410.',
      ],
      example: false,
    }),
  })
  .refine(({ to, gone }) => (to === undefined) === gone, {
    path: ['to'],
    error: '应填写 to（新网址）或 gone: true，且只填写一项',
  });

export type Redirect = z.infer<typeof redirect>;
