// XML-RPC: what is sent can be read again, what Koji sends is understood, and anything else is refused.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ProbeError } from '#scripts/http/contract.ts';
import {
  decodeResponse,
  decodeValue,
  encodeCall,
  encodeValue,
  type XmlRpcValue,
} from '#scripts/live/probes/koji/xml-rpc.ts';
import { parseXml } from '#scripts/live/probes/xml.ts';
import { outcomeOf, recorded, recordings } from '../support/live-asking.ts';

const responseWith = (value: string): string =>
  `<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n${value}\n</param>\n</params>\n</methodResponse>\n`;

const valueOf = (text: string): XmlRpcValue => {
  const response = decodeResponse(text);
  if (!('value' in response)) assert.fail('a fault');
  return response.value;
};

const isParseError = (error: unknown): boolean =>
  error instanceof ProbeError && error.kind === 'parse' && !error.theirs;

const expected = JSON.parse(
  readFileSync(new URL('../../scripts/services/recordings/koji/expected.json', import.meta.url), 'utf8'),
) as Record<string, string>;

describe('XML-RPC', () => {
  test('every type that Koji echoes is read as what was sent', () => {
    const [fourth = ''] = recordings('koji').filter((name) => name.startsWith('04-'));
    const value = valueOf(String(recorded('koji', fourth).body)) as XmlRpcValue[];
    assert.deepEqual(value.slice(0, 5), [1, -1, 2147483647, 2147483648, -2147483649]);
    assert.deepEqual(value.slice(5, 7), [9007199254740993n, 9223372036854775807n], 'beyond safe integers');
    assert.deepEqual(value.slice(7, 13), [1, 0.1, 1e300, true, false, null]);
    assert.deepEqual(value.slice(13, 16), ['', `中文 <&>"' 😀 ]]>`, []]);
    assert.deepEqual({ ...(value[16] as object) }, {});
    assert.deepEqual(value[17], [1, [2, []]]);
    assert.deepEqual({ ...(value[18] as object) }, { 键: '值', n: null });
    assert.deepEqual(value.slice(19), [new Uint8Array([0, 1, 255]), '20261122T10:20:30']);
  });

  test('every recorded answer is read, or refused for the right reason', async () => {
    const read = async (name: string): Promise<string> => {
      const response = decodeResponse(String(recorded('koji', name).body));
      return 'fault' in response ? `fault ${response.fault.code}` : 'value';
    };
    const found: Record<string, string> = {};
    for (const name of recordings('koji')) found[name] = await outcomeOf(() => read(name));
    assert.deepEqual(found, expected);
  });

  test('what is encoded is read again', () => {
    const values: XmlRpcValue[] = [
      ...[null, true, false, 0, -2147483648, 2147483647, 2147483648, 1.5, 1e21, 9007199254740993n],
      ...['', 'a < b && c > "d"', '中文', []],
      ...[[null, ['x']], { 状态: [1, 4], __starstar: true, nested: { a: null } }, new Uint8Array([1, 2, 3])],
    ];
    for (const value of values) {
      const again = valueOf(responseWith(encodeValue(value)));
      assert.deepEqual(JSON.stringify(again, withBigints), JSON.stringify(value, withBigints));
    }
    const call = parseXml(encodeCall('listTasks', [{ state: [0] }, { limit: 1 }])) as {
      methodCall: { methodName: string; params: { param: { value: unknown }[] } };
    };
    assert.equal(call.methodCall.methodName, 'listTasks');
    const params = call.methodCall.params.param.map(({ value }) => ({ ...(decodeValue(value) as object) }));
    assert.deepEqual(params, [{ state: [0] }, { limit: 1 }]);
  });

  test('Python infinities and not-a-number are kept, for a schema to refuse', () => {
    const read = (text: string) => valueOf(responseWith(`<value><double>${text}</double></value>`));
    assert.deepEqual(['inf', '-inf', 'nan', '-1.5e-7'].map(read), [Infinity, -Infinity, NaN, -1.5e-7]);
  });

  test('a raw control character is left out, the rest of the answer is kept', () => {
    const comment = '<value><string>disk\u001b[31m \u0007broken\u0000</string></value>';
    assert.equal(valueOf(responseWith(comment)), 'disk[31m broken');
  });

  test('text without a type is a string, and references are resolved once', () => {
    assert.equal(valueOf(responseWith('<value>a &lt;b&gt; &amp;lt; &#20013;</value>')), 'a <b> &lt; 中');
    assert.equal(valueOf(responseWith('<value/>')), '');
  });

  test('a member called __proto__ is a member like any other', () => {
    const member = '<member><name>__proto__</name><value><struct/></value></member>';
    const struct = valueOf(responseWith(`<value><struct>${member}</struct></value>`)) as object;
    assert.deepEqual(Object.keys(struct), ['__proto__']);
    assert.equal(Object.getPrototypeOf(struct), null);
  });

  test('a fault is told apart from a value, with code and text', () => {
    const fault = encodeValue({ faultCode: 1014, faultString: 'server is offline' });
    const response = decodeResponse(`<methodResponse><fault>${fault}</fault></methodResponse>`);
    assert.deepEqual(response, { fault: { code: 1014, text: 'server is offline' } });
  });

  const refused: [why: string, text: string][] = [
    ['nothing', ''],
    ['HTML', '<html><body><p>Login</p></body></html>'],
    ['half an answer', responseWith('<value><int>1</int></value>').slice(0, 90)],
    ['an answer without a param', '<methodResponse><params></params></methodResponse>'],
    ['two params', responseWith('<value/></param><param><value/>')],
    ['two values in one', responseWith('<value><int>1</int><int>2</int></value>')],
    ['a value of two types', responseWith('<value><int>1</int><string>a</string></value>')],
    ['text beside a type', responseWith('<value>one<int>1</int></value>')],
    ['an unknown type', responseWith('<value><decimal>1</decimal></value>')],
    ['a type named as a property of every object', responseWith('<value><valueOf>1</valueOf></value>')],
    ['an empty number', responseWith('<value><int></int></value>')],
    ['a number that is none', responseWith('<value><int>1e5</int></value>')],
    ['a number of more digits than 64 bits have', responseWith(`<value><i8>${'9'.repeat(400)}</i8></value>`)],
    ['a double that is none', responseWith('<value><double>0x10</double></value>')],
    ['a boolean that is none', responseWith('<value><boolean>true</boolean></value>')],
    ['a fault without a code', '<methodResponse><fault><value><struct/></value></fault></methodResponse>'],
    ['a member without a value', responseWith('<value><struct><member><name>a</name></member></struct></value>')],
    ['values nested 10,000 deep', responseWith(`${'<value><array><data>'.repeat(10_000)}`)],
    ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${responseWith('<value>&b;</value>')}`],
  ];
  for (const [why, text] of refused) {
    test(`${why} is refused as unreadable, which is no fault of the service`, () => {
      assert.throws(() => decodeResponse(text), isParseError);
    });
  }
});

const withBigints = (_name: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`;
  return value instanceof Uint8Array ? [...value] : value;
};
