// XML from a service: what is read, and what is refused before it can do harm.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ProbeError } from '#scripts/http/contract.ts';
import { asArray, parseXml } from '#scripts/live/probes/xml.ts';
import { badXml } from '#scripts/services/faults/xml.ts';
import { type Service, serve } from '#scripts/services/loopback.ts';

const refused = (text: string): void => {
  assert.throws(
    () => parseXml(text),
    (error) => error instanceof ProbeError && error.kind === 'parse' && !error.theirs,
  );
};

describe('XML from a server', () => {
  let service: Service;
  before(async () => {
    service = await serve((request, response) => {
      const name = decodeURIComponent((request.url ?? '').slice(1));
      response.writeHead(200, { 'content-type': 'text/xml' }).end(badXml[name]);
    });
  });
  after(() => service.close());

  for (const name of Object.keys(badXml)) {
    test(`is refused: ${name}`, async () => {
      refused(await (await fetch(`${service.address}/${encodeURIComponent(name)}`)).text());
    });
  }
});

test('elements become objects, text text, attributes @names, and several of one name an array', () => {
  assert.deepEqual(parseXml('<?xml version="1.0"?><a><b>1</b><b> 2 </b><c x="3">4</c><d/></a>'), {
    a: { b: ['1', '2'], c: { '#text': '4', '@x': '3' }, d: '' },
  });
});

test('numbers and truth values stay the text that was sent', () => {
  assert.deepEqual(parseXml('<a><b>007</b><c>1e999</c><d>true</d></a>'), { a: { b: '007', c: '1e999', d: 'true' } });
});

test('the five entities of XML and characters by number are decoded, once', () => {
  assert.deepEqual(parseXml('<a b="&quot;&#65;">&lt;&amp;lt;&gt;&apos;&#x4e2d;</a>'), {
    a: { '#text': "<&lt;>'中", '@b': '"A' },
  });
});

test('what stands in CDATA or a comment is text, a DOCTYPE included', () => {
  assert.deepEqual(parseXml('<a><!-- <!DOCTYPE x> &nbsp; --><![CDATA[<!DOCTYPE html>&nbsp;]]></a>'), {
    a: '<!DOCTYPE html>&nbsp;',
  });
});

test('a hundred levels are read', () => {
  assert.equal(JSON.stringify(parseXml(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`)).match(/"a"/g)?.length, 100);
});

test('names that mean something to JavaScript change nothing', () => {
  refused('<a><__proto__><polluted>1</polluted></__proto__></a>');
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('a megabyte made to be slow is done with at once', () => {
  const texts = ['<![CDATA[', '<!--', '<', '&', '<a b="', '</a>', '<?x '].map((text) => text.repeat(1e6 / text.length));
  for (const text of texts) refused(text);
  refused(`<a>${'&lt;'.repeat(2e5)}&x;</a>`);
});

test('none, one and several children are all arrays when asked for as such', () => {
  assert.deepEqual([undefined, '1', ['1', '2']].map(asArray), [[], ['1'], ['1', '2']]);
});
