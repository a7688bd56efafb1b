// The components that a page's text may use without importing them; scripts/check knows their names from mdx-names.ts.
import type { mdxComponentNames } from './mdx-names.ts';
import Repositories from './mdx/Repositories.astro';
import Ask from './mdx/Ask.astro';
import Done from './mdx/Done.astro';
import Leadership from './mdx/Leadership.astro';
import Lists from './MailingLists.astro';
import Members from './mdx/Members.astro';
import Secretary from './mdx/Secretary.astro';
import Series from '#components/meetings/SeriesList.astro';
import Stuck from './mdx/Stuck.astro';
import Subprojects from '#components/subprojects/FullList.astro';

export const components = {
  Ask,
  Done,
  Leadership,
  Lists,
  Members,
  Repositories,
  Secretary,
  Series,
  Stuck,
  Subprojects,
} satisfies Record<(typeof mdxComponentNames)[number], unknown>;
