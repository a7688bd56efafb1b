// The components that a page's text may use without importing them; src/markdown/mdx-components.ts lists them.
import type { mdxComponents } from '#markdown/mdx-components.ts';
import Repositories from './mdx/Repositories.astro';
import Ask from './mdx/Ask.astro';
import Done from './mdx/Done.astro';
import Forms from './mdx/Forms.astro';
import Leadership from './mdx/Leadership.astro';
import Lists from './MailingLists.astro';
import Members from './mdx/Members.astro';
import Requests from '#components/requests/Requests.astro';
import Secretary from './mdx/Secretary.astro';
import Series from '#components/meetings/SeriesList.astro';
import Stored from './mdx/Stored.astro';
import Stuck from './mdx/Stuck.astro';
import Subprojects from '#components/subprojects/FullList.astro';

export const components = {
  Ask,
  Done,
  Forms,
  Leadership,
  Lists,
  Members,
  Repositories,
  Requests,
  Secretary,
  Series,
  Stored,
  Stuck,
  Subprojects,
} satisfies Record<keyof typeof mdxComponents, unknown>;
