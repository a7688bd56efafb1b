// Where a page stands, as its line of links shows it.
import type { BreadcrumbList } from 'schema-dts';

/** The pages above, each with its absolute address, then the page itself by its title alone. */
export const breadcrumbs = (above: { title: string; url: string }[], title: string): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: [...above, { title, url: undefined }].map((step, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: step.title,
    ...(step.url && { item: step.url }),
  })),
});
