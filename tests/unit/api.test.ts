// /api/v1/ of the example at several moments: every file fits its schema, the index lists them, one OpenAPI document has them all.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { apiBody, apiNames, apiSchema } from '#api/api.ts';
import { openApi } from '#api/openapi.ts';
import { serviceRecordBody, serviceRecordShape } from '#api/service-record.ts';
import { answerNames } from '#model/status/statuspage.ts';
import { readFacts } from '#records/read-facts.ts';
import { publicSchema } from '#schemas/shape.ts';
import { site } from '#site.ts';

const { facts } = readFacts(resolve('examples/content'));
const live = { snapshots: new Map(), histories: new Map() };
const address = 'https://sig.example.org/';
const sourceAt = (now: Date) => ({
  facts,
  live,
  links: undefined,
  today: now.toISOString().slice(0, 10),
  site,
  configFile: 'site.config.ts',
  behind: () => undefined,
  now,
  address,
});
const moments = ['2025-01-01T00:00:00Z', '2026-11-24T09:00:00Z', '2027-03-01T00:00:00Z'].map((at) => new Date(at));

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
type Json = Record<string, unknown>;

/** In JSON, as a client gets it. */
const sent = (body: unknown) => JSON.parse(JSON.stringify(body)) as Json;

const fit = (schema: object, bodies: unknown[], name: string) => {
  const validate = ajv.compile(schema);
  for (const body of bodies.map(sent)) {
    assert.ok(validate(body), ajv.errorsText(validate.errors, { separator: '\n' }));
    assert.equal(body['$schema'], `${address}api/v1/schema/${name}.json`);
  }
};

describe('every file fits the schema that it names', () => {
  for (const name of apiNames)
    test(name, () =>
      fit(
        publicSchema(apiSchema(name)),
        moments.map((now) => apiBody(name, sourceAt(now))),
        name,
      ),
    );
  test('of each system', () =>
    fit(
      publicSchema(serviceRecordShape),
      facts.services.flatMap((one) => moments.map((now) => serviceRecordBody(one, sourceAt(now)))),
      'service',
    ));
});

const [, now = new Date()] = moments;

test('the index lists every other file, with its schema', () => {
  const { files } = apiBody('index', sourceAt(now)) as { files: { name: string; url: string; schema: string }[] };
  const names = [...apiNames.filter((name) => name !== 'index'), ...facts.services.map(({ id }) => `services/${id}`)];
  assert.deepEqual(
    files.map(({ name }) => name),
    names,
  );
  for (const { name, url, schema } of files) {
    assert.equal(url, `${address}api/v1/${name}.json`);
    assert.equal(schema, `${address}api/v1/schema/${name.startsWith('services/') ? 'service' : name}.json`);
  }
});

test('every record of a collection with a file is in it, once', () => {
  for (const name of ['lists', 'series', 'notices', 'docs', 'news'] as const) {
    const body = apiBody(name, sourceAt(now)) as Record<string, { id: string }[]>;
    assert.deepEqual(body[name]?.map(({ id }) => id).sort(), facts[name].map(({ id }) => id).sort());
    assert.ok(facts[name].length > 0, name);
  }
});

test('a notice says nothing that was published later, and is over once its end is past', () => {
  const at = (moment: string) =>
    (
      apiBody('notices', sourceAt(new Date(moment))) as {
        notices: { state: string; end?: string; updates: object[] }[];
      }
    ).notices;
  assert.ok(at('2020-01-01T00:00:00Z').every(({ updates }) => updates.length === 0));
  const closed = new Set(['resolved', 'completed', 'over']);
  assert.ok(at('2030-01-01T00:00:00Z').every(({ state, end }) => !end || closed.has(state)));
});

test('the OpenAPI document has every path, each leading to a schema that it holds', () => {
  const document = openApi(site.name.zh, address);
  assert.deepEqual(
    Object.keys(document.paths).sort(),
    [
      ...apiNames.map((name) => `/api/v1/${name}.json`),
      '/api/v1/services/{id}.json',
      ...answerNames.map((name) => `/api/v2/${name}.json`),
    ].sort(),
  );
  const ids = Object.values(document.paths).map((path) => (path as { get: { operationId: string } }).get.operationId);
  assert.equal(new Set(ids).size, ids.length);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"(.*?)"/g)].map(([, to = '']) => to);
  assert.ok(references.length > apiNames.length);
  for (const to of references) {
    const [, name = '', ...rest] = /^#\/components\/schemas\/(\w+)$/.exec(to) ?? [];
    assert.deepEqual([name in document.components.schemas, rest], [true, []], to);
  }
  // The same schema as the file of its own.
  const { $schema: _, ...people } = publicSchema(apiSchema('people'));
  assert.deepEqual(document.components.schemas['people'], people);
});
