// HTML in a text is what a page may hold: no scripts, frames, forms, styles or handlers, which would run in readers' browsers.
import type { Refused } from '#markdown/allowed.ts';
import { isMarkdown, isProse, refusedIn } from '#scripts/check/content/body.ts';
import { rangeOf } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { type Check, inEach } from '#scripts/check/rule.ts';

/** A component in Markdown, such as `<Ask />`, is reported by the rule `mdx`. */
const isComponentIn =
  (source: Source) =>
  ({ position }: Refused): boolean =>
    isProse(source) && /^<[A-Z]\w*[a-z]/.test(source.text.slice(rangeOf(source, { position }).start));

export const html: Check = {
  name: 'html',
  description: '正文中的 HTML 只用于排版，不含在浏览器中运行的代码',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(sources.filter(isMarkdown), (source) =>
      refusedIn(source)
        .filter((one) => one.kind === 'html' && !isComponentIn(source)(one))
        .map(({ found, expected, fix, position }) => ({ at: { position }, found, expected, fix })),
    ),
};
