// The file of the repository that a page says it is made from.
import { editUrl, sourceUrl } from '#model/site/forge.ts';
import { site } from '#site.ts';
import type { Page } from './built-site.ts';

const bases = [editUrl(site.forge, ''), sourceUrl(site.forge, '')];

/** Path, from the root of the repository, of the file that the link in the page’s footer edits or shows; empty without one. */
export const editedFile = ({ root }: Page): string => {
  const addresses = root.querySelectorAll('footer a').map((a) => a.getAttribute('href') ?? '');
  for (const address of addresses) {
    const base = bases.find((each) => address.startsWith(each));
    if (base) return decodeURIComponent(address.slice(base.length));
  }
  return '';
};
