// HTML in a text is what a page may hold: no scripts, frames, forms, styles or handlers, which would run in readers' browsers.
import { isProse, nodesOf } from '#scripts/check/content/body.ts';
import { elementsOf, isComponent } from '#scripts/check/content/mdx.ts';
import { rangeOf } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import type { Message } from '#scripts/check/finding.ts';
import { type Check, type Problem, inEach } from '#scripts/check/rule.ts';

const setOf = (words: string) => new Set(words.split(' '));
const elements = setOf(
  'a abbr b bdi br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr ul var wbr',
);
const attributes = setOf(
  'alt cite class colspan datetime dir headers height hidden href id lang loading open reversed role rowspan scope span src start title translate value width',
);
const isAllowed = (attribute: string) => attributes.has(attribute) || /^(aria|data)-/.test(attribute);

/** Comments are taken whole: nothing in them reaches a reader. */
const tag = /<!--.*?-->|<([a-z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>?/gis;
const attribute = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const why = (what: string): Message => ({
  found: `正文里写了 ${what}`,
  expected: '只有排版用的 HTML：没有脚本、框架、表单、样式和事件处理',
  fix: '用 Markdown 写；要显示尖括号就放进反引号，或写成 &lt;',
});

const mistakesIn = (element: string, given: [name: string, value: string][]): Message[] => {
  if (!elements.has(element)) return [why(`<${element}>`)];
  return given.flatMap(([key, value]) => {
    if (!isAllowed(key.toLowerCase())) return [why(`<${element}> 的 ${key}`)];
    const address = /^(href|src)$/i.test(key) ? value.trim() : '';
    return /^[\w+.-]*:/.test(address) && !/^(https|mailto):/i.test(address)
      ? [why(`${key}="${address.slice(0, 40)}"`)]
      : [];
  });
};

const inMarkdown = (source: Source): Problem[] =>
  nodesOf(source, 'html').flatMap((node) =>
    [...node.value.matchAll(tag)].flatMap(({ 1: element, 2: given = '', index }): Problem[] => {
      // The rule `mdx` reports that Markdown has no components such as `<Ask />`.
      if (!element || /^[A-Z]\w*[a-z]/.test(element)) return [];
      const pairs = [...given.matchAll(attribute)].map(([, key = '', a, b, c]): [string, string] => [
        key,
        a ?? b ?? c ?? '',
      ]);
      const at = rangeOf(source, node).start + index;
      return mistakesIn(element.toLowerCase(), pairs).map((message) => ({ at, ...message }));
    }),
  );

const inMdx = (source: Source): Problem[] =>
  elementsOf(source)
    .filter((element) => element.name && !isComponent(element))
    .flatMap((element) => {
      const pairs = element.attributes.map((given): [string, string] =>
        given.type === 'mdxJsxAttribute'
          ? [given.name, typeof given.value === 'string' ? given.value : '']
          : ['{…}', ''],
      );
      return mistakesIn(element.name ?? '', pairs).map((message) => ({ at: element, ...message }));
    });

export const html: Check = {
  name: 'html',
  description: '正文里的 HTML 只用来排版，没有会在读者浏览器里运行的东西',
  run: ({ sources }) =>
    inEach(sources.filter(isProse), (source) => (source.path.endsWith('.mdx') ? inMdx(source) : inMarkdown(source))),
};
