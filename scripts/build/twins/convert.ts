// One page as Markdown: its main part, as it was built.
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { apart } from '../apart.ts';
import { tidy } from './tidy.ts';

export interface Page {
  /** Address of the page, whole where the site's own is known, else its path. */
  address: string;
  /** HTML of the main element. */
  main: string;
}

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(tidy)
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkCjkFriendly)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-' })
  .freeze();

const nowhere = 'https://nowhere.invalid';

/** Where the site's address is not known, a path from the root is as good as can be. */
const resolveOn = (address: string) => (href: string) =>
  new URL(href, new URL(address, nowhere)).href.replace(new RegExp(`^${nowhere}`), '');

/** The page's text; every link leads where it leads on the page. */
export const toMarkdown = ({ address, main }: Page): string =>
  String(processor.processSync({ value: apart(main), data: { resolve: resolveOn(address) } }));
