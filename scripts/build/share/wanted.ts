// The pictures that the pages name for sharing.
import type { Picture } from '../../../src/model/share-card.ts';
import { decoded } from '../built-pages.ts';

const property = /<meta property="og:image(?::(\w+))?" content="([^"]*)"/g;

/** The pictures that a page's head describes, as src/components/site/Head.astro writes them. */
export const picturesOf = (html: string): Picture[] => {
  const found: Picture[] = [];
  for (const [, name, content = ''] of html.slice(0, html.indexOf('</head>')).matchAll(property)) {
    const last = found.at(-1);
    if (!name) found.push({ path: new URL(content).pathname, width: 0, height: 0, lines: [] });
    else if (last && (name === 'width' || name === 'height')) last[name] = Number(content);
    else if (last && name === 'alt') last.lines = decoded(content).split('\n');
  }
  return found;
};
