// The pictures that the pages name for sharing.
import type { Picture } from '../../../src/model/share-card.ts';

const property = /<meta property="og:image(?::(\w+))?" content="([^"]*)"/g;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#38': '&', '#39': "'" };
const decoded = (text: string): string => text.replace(/&([a-z]+|#\d+);/g, (whole, name) => entities[name] ?? whole);

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
