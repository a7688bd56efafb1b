// The components that a page's text may use without importing them; scripts/check knows their names from components/names.ts.
import type { mdxComponentNames } from '../names.ts';
import Ask from './Ask.astro';
import Done from './Done.astro';
import Leadership from './Leadership.astro';
import Lists from './Lists.astro';
import Members from './Members.astro';
import Repositories from './Repositories.astro';
import Secretary from './Secretary.astro';
import Series from './Series.astro';
import Stuck from './Stuck.astro';
import Subprojects from './Subprojects.astro';

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
