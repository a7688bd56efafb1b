// The components that a page's text may use without importing them; scripts/check knows their names from components/names.ts.
import type { mdxComponentNames } from './mdx-names.ts';
import Ask from './mdx/Ask.astro';
import Done from './mdx/Done.astro';
import Leadership from './mdx/Leadership.astro';
import Lists from './mdx/Lists.astro';
import Members from './mdx/Members.astro';
import Repositories from './mdx/Repositories.astro';
import Secretary from './mdx/Secretary.astro';
import Series from './mdx/Series.astro';
import Stuck from './mdx/Stuck.astro';
import Subprojects from './mdx/Subprojects.astro';

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
