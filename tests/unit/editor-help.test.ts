// What editors help with: the schemas say in Chinese what every field is for, are up to date, and agree with our own.
import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { editorFiles, editorSchemas, schemaFolder, schemaNameOf } from '#scripts/new/editor-schemas.ts';
import { recordData } from '#records/front-matter.ts';
import { type Collection, type CollectionName, collections } from '#schemas/files.ts';
import { exampleOf } from '#schemas/shape.ts';
import type { Shape } from '#schemas/shape.ts';

const table = Object.entries(collections) as [CollectionName, Collection][];
const own = (path: string) => readFileSync(join('.vscode', path), 'utf8');

/** Every field of a shape with its path: `decisions.votes.for`. */
function* fieldsIn(shape: Shape, path: string): Generator<[string, Shape]> {
  for (const inner of [...(shape.anyOf ?? shape.oneOf ?? []), ...(shape.items ? [shape.items] : [])])
    yield* fieldsIn(inner, path);
  for (const [name, property] of Object.entries(shape.properties ?? {})) {
    yield [`${path}.${name}`, property];
    yield* fieldsIn(property, `${path}.${name}`);
  }
}

/** Every schema that src/schemas/ exports, by file and name. */
const exported = async (): Promise<[string, Shape][]> => {
  const files = globSync('src/schemas/**/*.ts').filter((file) => !/collections|json-schema|example/.test(file));
  const modules = await Promise.all(
    files.map(async (file) =>
      Object.entries((await import(`../../${file}`)) as Record<string, unknown>).map(
        ([name, value]) => [`${file} ${name}`, value] as const,
      ),
    ),
  );
  return modules
    .flat()
    .flatMap(([name, value]) =>
      value instanceof z.ZodType
        ? [[name, z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' }) as Shape]]
        : [],
    );
};

describe('every field of every schema', () => {
  test('is described in Chinese', async () => {
    const fields = (await exported()).flatMap(([name, shape]) => [...fieldsIn(shape, name)]);
    assert.ok(fields.length > 300);
    const bare = fields.filter(([, { description = '' }]) => !/\p{Script=Han}/u.test(description));
    assert.deepEqual(
      bare.map(([path]) => path),
      [],
      '每个字段都要有中文的 description',
    );
  });

  test('of a collection has an example that the schema itself accepts', () => {
    for (const [name, { schema }] of table) {
      const objects = schema instanceof z.ZodDiscriminatedUnion ? schema.options : [schema];
      for (const object of objects as z.ZodObject[])
        for (const [field, property] of Object.entries(object.shape)) {
          const shape = z.toJSONSchema(property, { io: 'input', unrepresentable: 'any' }) as Shape;
          const { error } = z.safeParse(property, exampleOf(shape));
          assert.equal(
            error,
            undefined,
            `${name}.${field} 的例子 ${JSON.stringify(exampleOf(shape))}：${error?.message}`,
          );
        }
    }
  });
});

describe('the schemas for editors', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validators = new Map(
    [...editorSchemas()].map(([file, text]) => [file, ajv.compile(JSON.parse(text) as object)]),
  );
  const validatorOf = (name: CollectionName) => validators.get(`${schemaNameOf(name)}.json`);

  test('are those of today', () => {
    const files = editorSchemas();
    assert.deepEqual(readdirSync(schemaFolder).sort(), [...files.keys()].sort());
    for (const [name, text] of files)
      assert.equal(readFileSync(join(schemaFolder, name), 'utf8'), text, `${name} 过时了：npm run new -- schemas`);
    assert.deepEqual(editorFiles(), [], '.vscode 过时了：npm run new -- schemas');
  });

  for (const folder of ['src/content', 'examples/content'])
    test(`accept every record of ${folder}`, () => {
      for (const [name, { files }] of table.filter(([one]) => schemaNameOf(one)))
        for (const path of globSync(files, { cwd: folder })) {
          const validate = validatorOf(name);
          const ok = validate?.(recordData(path, readFileSync(join(folder, path), 'utf8')));
          assert.ok(ok, `${path}：${JSON.stringify(validate?.errors?.slice(0, 3))}`);
        }
    });

  const person = { kind: 'person', name: { zh: '成员甲' }, roles: [] };
  const meeting = { series: 'biweekly', start: '2026-11-24T16:00:00+08:00', state: 'held' };
  const wrong: [CollectionName, string, object][] = [
    ['people', 'a misspelt field', { ...person, affilation: { zh: '某公司' } }],
    ['people', 'a missing field', { kind: 'person', roles: [] }],
    ['people', 'an unknown word', { ...person, kind: 'robot' }],
    ['people', 'a text without Chinese', { ...person, name: { en: 'Member A' } }],
    ['people', 'a day that is not written as one', { ...person, roles: [{ role: 'chair', since: '2026-1-1' }] }],
    ['meetings', 'a time without its zone', { ...meeting, start: '2026-11-24T16:00:00' }],
    ['meetings', 'a cancelled meeting without a reason', { ...meeting, state: 'cancelled' }],
    ['meetings', 'a number of an action that is none', { ...meeting, actions: [{ id: 'A1', text: '写' }] }],
    [
      'lists',
      'an address that is not https',
      { name: { zh: '列表' }, address: 'a@example.org', order: 1, archive: 'http://a.example.org/' },
    ],
    ['series', 'an unknown state of a hole', { name: { zh: '会' }, rule: { state: 'tbd' }, place: { state: 'none' } }],
    ['pagesEn', 'a fingerprint that is none', { title: 'T', summary: 'S', translationOf: 'abc' }],
  ];
  for (const [name, what, data] of wrong)
    test(`refuse ${what}, as our own schema does`, () => {
      assert.equal(validatorOf(name)?.(data), false);
      assert.equal(collections[name].schema.safeParse(data).success, false);
    });

  test('say in Chinese what a wrong value should be and what each word means', () => {
    const { properties } = JSON.parse(editorSchemas().get('people.json') ?? '') as {
      properties: { kind: object; roles: { items: { properties: { since: { patternErrorMessage: string } } } } };
    };
    assert.deepEqual((properties.kind as { enumDescriptions: string[] }).enumDescriptions, ['个人', '团队']);
    assert.match(properties.roles.items.properties.since.patternErrorMessage, /应为 YYYY-MM-DD 形式的日期/);
  });
});

test('VS Code finds the schema of every YAML record', () => {
  const settings = JSON.parse(own('settings.json')) as { 'yaml.schemas': Record<string, string> };
  for (const [name, { files }] of table.filter(([, collection]) => collection.files.includes('yaml')))
    for (const folder of ['src/content', 'examples/content'])
      for (const path of globSync(files, { cwd: folder }))
        assert.ok(
          matchesGlob(join(folder, path), settings['yaml.schemas'][`${schemaFolder}/${name}.json`] ?? ''),
          path,
        );
});

describe('a snippet', () => {
  const snippets = parse(own('records.code-snippets')) as Record<string, { body: string[] }>;
  const now = { YEAR: '2026', MONTH: '11', DATE: '24', HOUR: '16', MINUTE: '05', TIMEZONE_OFFSET: '+08:00' };
  const inserted = (name: string) =>
    (snippets[name]?.body ?? [])
      .join('\n')
      .replace(/\$\{CURRENT_(\w+)\}/g, (_, part: keyof typeof now) => now[part])
      .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1');
  const meeting = { series: 'biweekly', start: '2026-11-24T16:00:00+08:00', state: 'held' };
  const notice = { title: { zh: '某系统' }, services: ['build'], start: '2026-11-24T16:00:00+08:00' };
  const places: Record<string, (value: unknown) => [CollectionName, object]> = {
    决议: (decisions) => ['meetings', { ...meeting, decisions }],
    待办: (actions) => ['meetings', { ...meeting, actions }],
    待办进展: (updates) => ['meetings', { ...meeting, updates }],
    议题: (agenda) => ['meetings', { ...meeting, agenda }],
    参会人员: (attendees) => ['meetings', { ...meeting, attendees }],
    故障进展: (updates) => ['notices', { ...notice, kind: 'incident', severity: 'major_outage', updates }],
    维护进展: (updates) => ['notices', { ...notice, kind: 'maintenance', updates }],
    任期: (roles) => ['people', { kind: 'person', name: { zh: '成员甲' }, roles }],
    未知的值: (rule) => ['series', { name: { zh: '会' }, rule, place: { state: 'unknown' } }],
  };

  test('that inserts a field is one of those tried here', () => {
    assert.deepEqual(
      Object.keys(snippets).filter((name) => name !== '标题'),
      Object.keys(places),
    );
  });

  for (const [name, at] of Object.entries(places))
    test(`${name} fits where it is meant to stand`, () => {
      const [collection, data] = at(parse(inserted(name)));
      const { error } = collections[collection].schema.safeParse(data);
      assert.equal(error, undefined, `${inserted(name)}\n${error?.message}`);
    });
});
