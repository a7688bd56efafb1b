// What a page would run, read as browsers read it: its scripts, event attributes and addresses that are scripts.
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';

export interface PageCode {
  /** Texts of inline scripts that browsers run or obey. */
  scripts: string[];
  /** Texts of inline styles. */
  styles: string[];
  /** Everything else that runs: never ours. */
  active: string[];
}

/** Attributes that hold an address that a browser may go to or load. */
const addresses = /^(href|src|action|formaction|data|to|from|values|poster|background|manifest)$/;
/** An animation has several values, with semicolons between them. */
const isScript = (value: string): boolean => /(^|;)(javascript|vbscript):/i.test(value.replaceAll(/[\0-\x20]/g, ''));
/** Data that no browser runs. */
const isData = (type: string): boolean => /^application\/(ld\+)?json$/i.test(type.trim());
/** Where our own scripts are. */
const isOwn = (src: string): boolean => /^(\/[\w.~-]+)*\/(_astro|pagefind)\/[\w.-]+$/.test(src);

const textOf = ({ childNodes }: Tree.Element): string =>
  childNodes.map((node) => ('value' in node ? node.value : '')).join('');

function addElement(element: Tree.Element, code: PageCode): void {
  const { tagName, attrs } = element;
  const valueOf = (name: string) => attrs.find((one) => one.name === name)?.value;
  for (const { name, value } of attrs) {
    if ((/^on\w+$/i.test(name) && value !== '') || name === 'srcdoc') code.active.push(`<${tagName}> 的属性 ${name}`);
    if (addresses.test(name) && isScript(value)) code.active.push(`${name}="${value}"`);
  }
  if (tagName === 'style') code.styles.push(textOf(element));
  if (tagName !== 'script' || isData(valueOf('type') ?? '')) return;
  const src = valueOf('src') ?? valueOf('href');
  if (src === undefined) code.scripts.push(textOf(element));
  else if (!isOwn(src)) code.active.push(`<script src="${src}">`);
}

function parsedCode(html: string): PageCode {
  const code: PageCode = { scripts: [], styles: [], active: [] };
  const waiting: Tree.Node[] = [parse(html)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) addElement(node, code);
    if ('content' in node) waiting.push(node.content);
    if ('childNodes' in node) waiting.push(...node.childNodes);
  }
  return code;
}

/**
 * What stands in the source of every page that runs anything: names of elements and attributes have no entities in them, and an
 * address begins with `javascript:`, `vbscript:` or an entity.
 */
const signs =
  /<(?:script|style)|[\s/"'](?:on\w+|srcdoc)\s*=|(?:href|src|action|data|to|from|poster|background|manifest)\s*=\s*["']?[\0-\x20]*[&jv]|values\s*=/i;

/**
 * The code of a whole page. `isKnown` tells of the text of a script whether it is one of ours. A page with no other sign of code is
 * not parsed, which takes some ten times as long; no text but that of known scripts is left out of the search for signs.
 */
export function codeIn(html: string, isKnown: (script: string) => boolean = () => false): PageCode {
  const scripts: string[] = [];
  const styles: string[] = [];
  const rest = html
    .replaceAll(/<script(?: type="(?:module|speculationrules)")?>(.*?)<\/script>/gs, (whole, text: string) => {
      if (!isKnown(text)) return whole;
      scripts.push(text);
      return ' ';
    })
    .replaceAll('<script type="application/ld+json">', ' ')
    .replaceAll(/<style>(.*?)<\/style>/gs, (_, text: string) => {
      styles.push(text);
      return ` ${text} `;
    });
  return signs.test(rest) ? parsedCode(html) : { scripts, styles, active: [] };
}
