// Blocks of code: colours as classes, titles, marked lines, line numbers, and consoles whose prompts and output are no part of what is
// copied. Each language is coloured by a highlighter of its own, so that a page does not depend on which pages were made before.
import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { createHighlighterCore, type HighlighterCore, type ThemedToken, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import { SKIP, visit } from 'unist-util-visit';
import { type Fence, fenceOf } from './fence.ts';
import { rpmSpec } from './rpm-spec.ts';

/** Kinds of tokens that a page colours, each with what grammars call them; the style sheet has the colours. */
const kinds: Record<string, string[]> = {
  comment: ['comment', 'punctuation.definition.comment'],
  string: ['string', 'markup.inserted', 'markup.inline.raw'],
  deleted: ['markup.deleted'],
  keyword: [
    'keyword',
    'storage',
    'constant.numeric',
    'constant.language',
    'entity.name.tag',
    'markup.heading',
    'meta.diff.range',
  ],
};
const plain = '#000000';
const colourOf = (index: number): string => `#00000${index + 1}`;
const kindOf = new Map(Object.keys(kinds).map((kind, index) => [colourOf(index), kind]));

const theme: ThemeRegistration = {
  name: 'classes',
  type: 'light',
  colors: { 'editor.foreground': plain, 'editor.background': '#ffffff' },
  settings: [
    { settings: { foreground: plain, background: '#ffffff' } },
    ...Object.values(kinds).map((scope, index) => ({ scope, settings: { foreground: colourOf(index) } })),
    { scope: ['keyword.operator', 'string.unquoted'], settings: { foreground: plain } },
  ],
};

const engine = createJavaScriptRegexEngine({ forgiving: true });
const isBundled = (name: string): name is keyof typeof bundledLanguages => Object.hasOwn(bundledLanguages, name);
const isSpec = (name: string) => name === rpmSpec.name || rpmSpec.aliases?.includes(name) === true;

const isPlain = (name: string) => /^(|plaintext|plain|text|txt)$/.test(name);
const isConsole = (name: string) => /^(console|shell-?session|sh-session)$/.test(name);

/** Names of languages that a block of code may have. */
export const knownLanguages = [...Object.keys(bundledLanguages), 'spec', 'console', 'text'];
export const isKnownLanguage = (language: string): boolean => {
  const name = language.toLowerCase();
  return isBundled(name) || isSpec(name) || isPlain(name) || isConsole(name);
};

/** The languages that stand inside Markdown, as front matter and as code; a grammar brings others of its own. */
const inside = ['yaml', 'json', 'bash'] as const;
const highlighters = new Map<string, Promise<HighlighterCore>>();

/** `undefined` for a language that nobody knows. */
const highlighterOf = (name: string): Promise<HighlighterCore> | undefined => {
  if (!isSpec(name) && !isBundled(name)) return undefined;
  const own = isBundled(name) ? [bundledLanguages[name]] : [rpmSpec];
  const more = /^(md|mdx|markdown)$/.test(name) ? inside.map((one) => bundledLanguages[one]) : [];
  const known =
    highlighters.get(name) ??
    createHighlighterCore({ themes: [theme], langs: [...own, ...more], engine, warnings: false });
  highlighters.set(name, known);
  return known;
};

type Line = ElementContent[];

const element = (tagName: string, className: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: className ? { className: className.split(' ') } : {},
  children,
});
const text = (value: string): ElementContent => ({ type: 'text', value });

/** Neighbours of one kind become one element; white space has no colour. */
const lineOf = (tokens: ThemedToken[]): Line => {
  const parts: { kind: string | undefined; value: string }[] = [];
  for (const { content, color = plain } of tokens) {
    const last = parts.at(-1);
    const kind = content.trim() ? kindOf.get(color.toLowerCase()) : last?.kind;
    if (last && last.kind === kind) last.value += content;
    else parts.push({ kind, value: content });
  }
  return parts.map(({ kind, value }) => (kind ? element('span', `token ${kind}`, [text(value)]) : text(value)));
};

const coloured = async (code: string, language: string): Promise<Line[]> => {
  const highlighter = await highlighterOf(language);
  if (!highlighter) return code.split('\n').map((line) => [text(line)]);
  return highlighter.codeToTokensBase(code, { lang: language, theme: 'classes' }).map(lineOf);
};

const prompt = /^(?:\[[^\]\n]*\]|[\w.-]+@[\w.-]+(?::[^\s$#]*)?)?[$#] (?=\S)/;

/** A command is what follows a prompt, to the end of a line without `\`; all else is output. */
const consoleLines = async (code: string): Promise<Line[]> => {
  let isContinued = false;
  const lines: Line[] = [];
  for (const line of code.split('\n')) {
    const [sign = ''] = prompt.exec(line) ?? (isContinued ? (/^> |^/.exec(line) ?? []) : []);
    if (sign || isContinued) {
      isContinued = line.endsWith('\\');
      const [command = []] = await coloured(line.slice(sign.length), 'bash');
      lines.push([...(sign ? [element('span', 'prompt', [text(sign)])] : []), ...command]);
    } else lines.push([element('samp', '', [text(`${line}\n`)])]);
  }
  return lines;
};

const isOutput = ([first]: Line): boolean => first?.type === 'element' && first.tagName === 'samp';

/** Every line ends with a line break; that of output is part of it. */
const joined = (lines: Line[], { marked, added, removed, isNumbered }: Fence): ElementContent[] => {
  const hasLines = isNumbered || marked.length + added.length + removed.length > 0;
  return lines.flatMap((line, index) => {
    const children = isOutput(line) ? line : [...line, text('\n')];
    if (!hasLines) return children;
    const is = (numbers: number[]) => numbers.includes(index + 1);
    const name = is(removed) ? 'del' : is(added) ? 'ins' : is(marked) ? 'mark' : 'span';
    return [element(name, 'line', children)];
  });
};

const classOf = ({ properties }: Element): string => [properties['className'] ?? []].flat().map(String).join(' ');

const rendered = async (pre: Element, code: Element): Promise<Element> => {
  const meta = code.data?.meta ?? '';
  const fence = fenceOf(meta);
  const [, language = ''] = /language-(\S+)/.exec(classOf(code)) ?? [];
  const name = language.toLowerCase();
  const value = toString(code).replace(/\n$/, '');
  const lines = isConsole(name) ? await consoleLines(value) : await coloured(value, name);
  code.children = joined(lines, fence);
  pre.properties = {
    ...(isPlain(name) ? {} : { dataLanguage: language }),
    ...(fence.isNumbered && { className: ['numbers'] }),
    // What the Markdown copy of the page says again.
    ...(meta && { dataMeta: meta }),
  };
  if (!fence.title) return pre;
  return element('figure', 'code', [element('figcaption', '', [text(fence.title)]), pre]);
};

/** rehype plugin; before HTML in the text is read. */
export const code = () => async (tree: Root) => {
  const work: Promise<void>[] = [];
  visit(tree, { type: 'element', tagName: 'pre' }, (pre, index, parent) => {
    const [inner] = pre.children;
    if (inner?.type !== 'element' || inner.tagName !== 'code' || !parent || index === undefined) return undefined;
    const place = parent;
    const put = (made: Element) => void place.children.splice(index, 1, made);
    work.push(rendered(pre, inner).then(put));
    return SKIP;
  });
  await Promise.all(work);
};
