// XML from a service → plain data. Refuses what a well-meaning service has no need to send.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ProbeError } from '#scripts/http/contract.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  // Counts the elements around one: the hundredth has 99.
  maxNestedTags: 99,
  // Decodes references to characters by number, too; named ones other than XML's own five were refused before.
  htmlEntities: true,
});

/** What XML 1.0 allows no document to have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const foreignEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i;

const refuse = (reason: string, cause?: unknown): never => {
  throw new ProbeError(`XML ${reason}`, { kind: 'parse', theirs: false, cause });
};

/** The text without its comments and CDATA sections; any other `<!…` is a DOCTYPE or a part of one. */
const bareMarkup = (text: string): string => {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf('<!'); start >= 0; start = text.indexOf('<!', from)) {
    const close = text.startsWith('<!--', start) ? '-->' : text.startsWith('<![CDATA[', start) ? ']]>' : undefined;
    if (!close) return refuse('含有 DOCTYPE 或实体声明，未解析');
    const end = text.indexOf(close, start + 4);
    if (end < 0) return refuse('不完整：注释或 CDATA 没有结束');
    parts.push(text.slice(from, start));
    from = end + close.length;
  }
  return parts.join('') + text.slice(from);
};

const parse = (text: string): unknown => {
  try {
    return parser.parse(text);
  } catch (error) {
    return refuse('无法解析，可能嵌套超过 100 层', error);
  }
};

/**
 * Parses a document: an element with only text is that text (trimmed; `''` where empty), any other is an object of its
 * children by name, with attributes as `@name` and text beside children as `#text`. Several children of one name are an array,
 * a single one is not: take them with `asArray`. Prefixes of namespaces stay in the names. All values are strings.
 * Throws ProbeError `parse` for text that is not well-formed, DOCTYPE, entities, control characters, nesting beyond 100.
 */
export const parseXml = (text: string): unknown => {
  if (forbidden.test(text)) refuse('含有控制字符，不是有效的 XML');
  const markup = bareMarkup(text);
  if (foreignEntity.test(markup)) refuse('含有未定义的实体');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) refuse(`格式有误：第 ${verdict.err.line} 行，${verdict.err.code}`);
  if (markup.slice(markup.lastIndexOf('>') + 1).trim() !== '') refuse('根元素之后有文字');
  const document = parse(text);
  const roots = Object.values(document as Record<string, unknown>);
  if (roots.length !== 1 || Array.isArray(roots[0])) refuse('应只有一个根元素');
  return document;
};

/** Children of one name as an array, whether there are none, one or several. */
export const asArray = <T>(value: T | T[] | undefined): T[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};
