// What an SVG would run: a browser that opens one by its address treats it as a page. Only drawing is let through.
import { XMLParser, XMLValidator } from 'fast-xml-parser';

const elements = new Set(
  'svg g defs symbol use title desc metadata style switch a path rect circle ellipse line polyline polygon text tspan textPath image clipPath mask pattern marker linearGradient radialGradient stop filter view'.split(
    ' ',
  ),
);
const isFilter = (name: string): boolean => /^fe[A-Z]\w+$/.test(name);

/** A picture or a part of this file; a link leads to another page. */
const isHarmless = (element: string, address: string): boolean =>
  address === '' ||
  address.startsWith('#') ||
  /^data:image\/(png|jpeg|gif|webp|avif);/i.test(address) ||
  (element === 'a' && /^(https:\/\/|\/(?!\/))/i.test(address));

/** Namespaces of editors; what they keep there is not drawn. */
const editors = /^(sodipodi|inkscape|rdf|cc|dc)$/;
const editorNamespace =
  /^http:\/\/(www\.inkscape\.org|sodipodi\.sourceforge\.net|www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#$|creativecommons\.org|web\.resource\.org|purl\.org)/;

type Nodes = Record<string, unknown>[];

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: true,
  allowBooleanAttributes: false,
});

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const prefix = (name: string): string => name.slice(0, Math.max(0, name.indexOf(':')));

/** A style or a colour that comes from elsewhere: only parts of this file may. */
const isLoading = (text: string): boolean =>
  /@import|url\((?!\s*["']?(#|data:image\/(?!svg)))|image-set/i.test(text.replaceAll(/\/\*.*?\*\/|\\/gs, ''));

const svg = 'http://www.w3.org/2000/svg';

const inAttributes = (element: string, given: Record<string, string>): string[] =>
  Object.entries(given).flatMap(([name, value]) => {
    if (/^on/i.test(local(name))) return [`<${element}> 的属性 ${name}`];
    if (/^href$/i.test(local(name)) && !isHarmless(element, value.replaceAll(/[\0-\x20]/g, '')))
      return [`${name}="${value.slice(0, 40)}"`];
    if ((name === 'xmlns' && value !== svg) || isLoading(value)) return [`${name}="${value.slice(0, 40)}"`];
    if (prefix(name) === 'xmlns' && editors.test(local(name)) && !editorNamespace.test(value))
      return [`${name}="${value.slice(0, 40)}"`];
    return [];
  });

const isKnown = (name: string): boolean =>
  elements.has(local(name)) || isFilter(local(name)) || editors.test(prefix(name));

const inNodes = (nodes: Nodes, within = ''): string[] =>
  nodes.flatMap((node) => {
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    return Object.keys(node).flatMap((name) => {
      if (name === '#text') return within === 'style' && isLoading(String(node[name])) ? ['从别处来的样式'] : [];
      if (name === ':@' || name === '?xml') return [];
      if (name.startsWith('?')) return [`<${name}`];
      const children = Array.isArray(node[name]) ? inNodes(node[name] as Nodes, local(name)) : [];
      return isKnown(name) ? [...inAttributes(local(name), attributes), ...children] : [`<${name}>`, ...children];
    });
  });

/** All that is more than a drawing, as it is called there; one entry where the text is no XML. */
export const codeInSvg = (text: string): string[] => {
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) return ['<!DOCTYPE … [ ]>'];
  const valid = XMLValidator.validate(text);
  if (valid !== true) return [`语法错误的 XML（第 ${valid.err.line} 行）`];
  try {
    return [...new Set(inNodes(parser.parse(text) as Nodes))];
  } catch (error) {
    return [`无法解析的内容（${(error as Error).message}）`];
  }
};
