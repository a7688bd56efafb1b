// XML-RPC as Koji's hub speaks it: https://xmlrpc.com/spec.md with `nil` and `i8`.
import { ProbeError } from '#scripts/http/contract.ts';
import { asArray, parseXml } from '#scripts/live/probes/xml.ts';

export type XmlRpcValue =
  null | boolean | number | bigint | string | Uint8Array | XmlRpcValue[] | { [name: string]: XmlRpcValue };

type XmlRpcResponse = { value: XmlRpcValue } | { fault: { code: number; text: string } };

const malformed = (what: string): ProbeError =>
  new ProbeError(`XML-RPC 响应不符合规范：${what}`, { kind: 'parse', theirs: false });

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const numberElement = (value: number): string => {
  if (!Number.isSafeInteger(value)) return `<double>${value}</double>`;
  return value === (value | 0) ? `<int>${value}</int>` : `<i8>${BigInt(value)}</i8>`;
};

const element = (value: XmlRpcValue): string => {
  if (value === null) return '<nil/>';
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`;
  if (typeof value === 'number') return numberElement(value);
  if (typeof value === 'bigint') return `<i8>${value}</i8>`;
  if (typeof value === 'string') return `<string>${escapeText(value)}</string>`;
  if (value instanceof Uint8Array) return `<base64>${Buffer.from(value).toString('base64')}</base64>`;
  if (Array.isArray(value)) return `<array><data>${value.map(encodeValue).join('')}</data></array>`;
  const members = Object.entries(value).map(
    ([name, member]) => `<member><name>${escapeText(name)}</name>${encodeValue(member)}</member>`,
  );
  return `<struct>${members.join('')}</struct>`;
};

/** A value as a `<value>` element. */
export const encodeValue = (value: XmlRpcValue): string => `<value>${element(value)}</value>`;

/** A call as the body of a POST request. */
export const encodeCall = (method: string, params: XmlRpcValue[]): string => {
  const list = params.map((param) => `<param>${encodeValue(param)}</param>`).join('');
  return `<?xml version='1.0'?><methodCall><methodName>${escapeText(method)}</methodName><params>${list}</params></methodCall>`;
};

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parser gives an element without children as its text, which is empty where children may be missing. */
const children = (value: unknown): Node => {
  if (isNode(value)) return value;
  if (value === '') return {};
  throw malformed('应为元素，实为文字');
};

const textOf = (value: unknown, what: string): string => {
  if (typeof value !== 'string') throw malformed(`<${what}> 的内容不是文字`);
  return value;
};

/** Whole numbers that JavaScript cannot hold exactly stay bigint: an id must not become its neighbour. */
const decodeWhole = (text: string): number | bigint => {
  if (!/^[+-]?\d{1,19}$/.test(text)) throw malformed('不是整数');
  const whole = BigInt(text.replace('+', ''));
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
};

/** Python writes `inf`, `-inf` and `nan`; they are kept as such, and refused by the schema of the figure. */
const decodeDouble = (text: string): number => {
  const special = /^([+-]?)(inf|nan)$/i.exec(text);
  if (special) return special[2]?.toLowerCase() === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw malformed('不是浮点数');
  return Number(text);
};

const decodeBase64 = (text: string): Uint8Array => {
  if (!/^[A-Za-z0-9+/=\s]*$/.test(text)) throw malformed('不是 base64');
  return new Uint8Array(Buffer.from(text, 'base64'));
};

/** The members by name, on an object without a prototype: a member may be called `__proto__`. */
const decodeStruct = (content: unknown): XmlRpcValue => {
  const struct: { [name: string]: XmlRpcValue } = Object.create(null);
  for (const member of asArray(children(content)['member'])) {
    const { name, value } = children(member);
    struct[textOf(name, 'name')] = decodeValue(value);
  }
  return struct;
};

const decoders: Record<string, (content: unknown) => XmlRpcValue> = {
  nil: () => null,
  int: (content) => decodeWhole(textOf(content, 'int')),
  i4: (content) => decodeWhole(textOf(content, 'i4')),
  i8: (content) => decodeWhole(textOf(content, 'i8')),
  double: (content) => decodeDouble(textOf(content, 'double')),
  boolean: (content) => {
    const bit = textOf(content, 'boolean');
    if (bit !== '0' && bit !== '1') throw malformed('不是布尔值');
    return bit === '1';
  },
  string: (content) => textOf(content, 'string'),
  'dateTime.iso8601': (content) => textOf(content, 'dateTime.iso8601'),
  base64: (content) => decodeBase64(textOf(content, 'base64')),
  array: (content) => asArray(children(children(content)['data'])['value']).map(decodeValue),
  struct: decodeStruct,
};

/** The value of a parsed `<value>` element; text without a type is a string. Throws ProbeError `parse`. */
export const decodeValue = (value: unknown): XmlRpcValue => {
  if (typeof value === 'string') return value;
  const types = Object.entries(children(value)).filter(([name]) => !name.startsWith('@'));
  const [type, content] = types[0] ?? [];
  const decode = type !== undefined && Object.hasOwn(decoders, type) ? decoders[type] : undefined;
  if (types.length !== 1 || !decode) throw malformed('值的类型未知');
  return decode(content);
};

const decodeFault = (fault: unknown): XmlRpcResponse => {
  const struct = decodeValue(children(fault)['value']);
  if (typeof struct !== 'object' || struct === null || Array.isArray(struct) || struct instanceof Uint8Array) {
    throw malformed('错误（fault）不是结构');
  }
  const { faultCode: code, faultString: text } = struct;
  if (typeof code !== 'number' || typeof text !== 'string') throw malformed('错误（fault）缺少编号或文字');
  return { fault: { code, text } };
};

/**
 * What a server answered: one value or a fault. Throws ProbeError `parse` for anything else.
 * Control characters that XML does not know are left out first: Koji sends them as they stand in its database, and one
 * in the comment of a builder must not hide the whole build system.
 */
export const decodeResponse = (text: string): XmlRpcResponse => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const response = children(parseXml(text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')))['methodResponse'];
  if (response === undefined) throw malformed('缺少 methodResponse');
  const { fault, params } = children(response);
  if (fault !== undefined) return decodeFault(fault);
  const param = children(params)['param'];
  if (!isNode(param)) throw malformed('应只有一个 param');
  return { value: decodeValue(param['value']) };
};
