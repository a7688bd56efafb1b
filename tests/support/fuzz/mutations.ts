// Texts that try to bring code into a page: pieces that parsers read differently, put together and broken by a seed.
import { oneOf, pseudoRandom } from '#scripts/bench/random.ts';

/** What runs in a reader's browser, or in a build, where it gets through. */
export const run = 'globalThis.hit=1';
/** What must not leave the machine: the value of the variable FUZZ_SECRET. */
const read = 'process.env.FUZZ_SECRET';

const payloads = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><a xlink:href="javascript:${run}"><text>a</text></a></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}></style></mglyph></table></mtext></math>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<details open ontoggle=${run}><summary>a</summary></details>`,
  `<a href="javascript:${run}">a</a>`,
  `<a href="&#106;avascript&colon;${run}">a</a>`,
  `<a href="java&Tab;script:${run}">a</a>`,
  `<form action="javascript:${run}"><button>a</button></form>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<template><script>${run}</script></template>`,
  `<style><img src=x onerror=${run}></style>`,
  `<textarea><img title="</textarea><img src=x onerror=${run}>"></textarea>`,
  `<object data="javascript:${run}"></object>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<base href="javascript:${run}//">`,
  `[a](javascript:${run})`,
  `[a](<java\tscript:${run}>)`,
  `![a](javascript:${run})`,
  `[a]: data:text/html,<script>${run}</script>\n[a]`,
  `<javascript:${run}>`,
  `<p class="a" onmouseover="${run}" autofocus onfocus=${run} tabindex=1>a</p>`,
];

/** Code of MDX. */
const jsx = [
  `{${run}}`,
  `{${read}}`,
  `{(() => { ${run}; return ${read}; })()}`,
  `{[].constructor.constructor("${run}; return ${read}")()}`,
  `<Done {...{ 'set:html': '<img src=x onerror=${run}>' }}>a</Done>`,
  `<span set:html="<img src=x onerror=${run}>" />`,
  `<p dangerouslySetInnerHTML={{ __html: '<img src=x onerror=${run}>' }} />`,
  `<Ask question={${read}} />`,
  `<a href={"javascript:${run}"}>a</a>`,
  `import a from "data:text/javascript,${run}"`,
  `export const a = ${run};`,
  `<Stuck>{\`\${${read}}\`}</Stuck>`,
  `<svg.script>{"${run}"}</svg.script>`,
  `<Fragment set:html={"<script>${run}</script>"} />`,
];

const around: ((piece: string) => string)[] = [
  (piece) => piece,
  (piece) => `<!-->${piece}-->`,
  (piece) => `<!--->${piece}-->`,
  (piece) => `<!-- a --!>${piece}-->`,
  (piece) => `<!-- ${piece} -->`,
  (piece) => `<![CDATA[ ${piece} ]]>`,
  (piece) => `<? ${piece} ?>`,
  (piece) => `<!a ${piece}>`,
  (piece) => `字 ${piece} 字`,
  (piece) => `> ${piece}`,
  (piece) => `- 甲\n\n  ${piece}\n`,
  (piece) => `| ${piece.replaceAll('\n', ' ')} |\n| --- |\n| a |`,
  (piece) => `\`\`\`html\n${piece}\n\`\`\``,
  (piece) => `\`${piece}\``,
  (piece) => `<div title="${piece}">a</div>`,
  (piece) => `<div title='\n\n${piece}'>a</div>`,
  (piece) => `## ${piece.replaceAll('\n', ' ')}`,
  (piece) => `<details><summary>${piece}</summary></details>`,
  (piece) => `<pre>\n\n${piece}\n</pre>`,
  (piece) => `<table><tr><td>\n\n${piece}\n\n</table>`,
  (piece) => `[^1]\n\n[^1]: ${piece}`,
  (piece) => `{/* ${piece} */}`,
  (piece) => `<Done>\n\n${piece}\n\n</Done>`,
];

const harmless = [
  '正文。',
  '**粗**',
  '<b>粗</b>',
  '&lt;p&gt;',
  '`<b>`',
  '<!-- 注 -->',
  '<br>',
  '- 项',
  '<Done>好</Done>',
  '\\{a\\}',
];
const marks = [
  '<',
  '>',
  '"',
  "'",
  '`',
  '&',
  '-',
  '!',
  '/',
  '=',
  '\\',
  '{',
  '}',
  '\n',
  ' ',
  '\u0000',
  '&#x3c;',
  '-->',
  '--!>',
  ']]>',
  '</',
];

/** The text number `seed`; the same seed gives the same text. `isMdx`: with components and code. */
export const mutation = (seed: number, isMdx: boolean): string => {
  const random = pseudoRandom(seed);
  const pick = <T>(all: readonly T[]): T => oneOf(random, all);
  const pieces = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    if (random() < 0.35) return pick(harmless);
    const payload = isMdx && random() < 0.5 ? pick(jsx) : pick(payloads);
    return pick(around)(random() < 0.3 ? pick(around)(payload) : payload);
  });
  let text = pieces.join(pick(['\n\n', '\n', '']));
  for (let count = Math.floor(random() * 4); count > 0; count -= 1) {
    const at = Math.floor(random() * text.length);
    const cut = random() < 0.5 ? 1 + Math.floor(random() * 3) : 0;
    text = text.slice(0, at) + (cut === 0 ? pick(marks) : '') + text.slice(at + cut);
  }
  return text;
};
