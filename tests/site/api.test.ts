// /api/v1/: every file fits the JSON Schema published beside it, has every record, and leads to pages that exist.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { recordData } from '#records/front-matter.ts';
import { type CollectionName, collections } from '#schemas/files.ts';
import { address, contentFolder } from '#site.ts';
import { assertNone, fileAt, folder, isInternal, pages } from '../support/built-site.ts';

type Json = Record<string, unknown>;
type Listed = { id: string; file: string }[];

const api = join(folder, 'api/v1');
const read = (path: string) => JSON.parse(readFileSync(join(api, path), 'utf8')) as Json;
const names = globSync('*.json', { cwd: api })
  .map((file) => basename(file, '.json'))
  .sort();
/** The files of single systems, which have one schema. */
const ofServices = globSync('services/*.json', { cwd: api }).sort();

const required = [
  'index',
  'lists',
  'series',
  'notices',
  'docs',
  'news',
  'people',
  'subprojects',
  'services',
  'meetings',
  'decisions',
  'actions',
  'questions',
  'upkeep',
  'status',
];

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validators = new Map(names.map((name) => [name, ajv.compile(read(`schema/${name}.json`))]));

/** Every text in a value, however deep. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
};

const recordsOf = (name: CollectionName): string[] => {
  const { files, idOf } = collections[name];
  return globSync(files, { cwd: contentFolder }).map(idOf).sort();
};

test('each file has its schema, and each schema its file', () => {
  const schemas = globSync('*.json', { cwd: join(api, 'schema') }).map((file) => basename(file, '.json'));
  // That of services/<id>.json lies with the others.
  assert.deepEqual(schemas.sort(), [...names, 'service'].sort());
  for (const name of required) assert.ok(names.includes(name), name);
});

test('every file of a system fits its schema', () => {
  const validate = ajv.compile(read('schema/service.json'));
  assert.ok(ofServices.length > 0);
  for (const path of ofServices) assert.ok(validate(read(path)), `${path} ${ajv.errorsText(validate.errors)}`);
});

test('the index lists every file there is', () => {
  const { files } = read('index.json') as { files: { name: string }[] };
  const built = [...names.filter((name) => name !== 'index').map((name) => `${name}.json`), ...ofServices];
  assert.deepEqual(files.map(({ name }) => `${name}.json`).sort(), built.sort());
});

for (const name of names) {
  describe(`${name}.json`, () => {
    test('fits the schema published beside it', () => {
      const validate = validators.get(name);
      assert.ok(validate?.(read(`${name}.json`)), ajv.errorsText(validate?.errors, { separator: '\n' }));
    });

    test('leads to pages that exist, and to the places on them', () => {
      const links = textsIn(read(`${name}.json`)).filter((text) => text.startsWith(address));
      const broken = links.filter((link) => {
        const url = new URL(link);
        const page = pages.find(({ path }) => path === url.pathname);
        return url.hash ? !page?.root.getElementById(decodeURIComponent(url.hash.slice(1))) : !fileAt(url.pathname);
      });
      assertNone(broken);
    });

    test('says of every field what it is, in its schema', () => {
      const bare: string[] = [];
      const look = (value: unknown, path: string): void => {
        if (!value || typeof value !== 'object') return;
        const { properties, ...rest } = value as { properties?: Record<string, Json> };
        for (const [field, shape] of Object.entries(properties ?? {})) {
          if (!shape['description']) bare.push(`${path}.${field}`);
          look(shape, `${path}.${field}`);
        }
        for (const each of Object.values(rest)) look(each, path);
      };
      look(read(`schema/${name}.json`), name);
      assertNone(bare);
    });
  });
}

for (const name of ['people', 'subprojects', 'services', 'lists', 'meetings', 'notices', 'questions'] as const) {
  test(`every record of ${name} is in its file, once, with the file that it is written in`, () => {
    const listed = read(`${name}.json`)[name] as Listed;
    assert.deepEqual(listed.map(({ id }) => id).sort(), recordsOf(name));
    for (const { id, file } of listed) assert.match(file, new RegExp(`${name}/.*${id.replace(/-/g, '.')}`));
  });
}

test('every decision and action of every meeting is in its file, once', () => {
  const files = globSync(collections.meetings.files, { cwd: contentFolder });
  const meetings = files.map((file) => recordData(file, readFileSync(join(contentFolder, file), 'utf8')));
  for (const name of ['decisions', 'actions'] as const) {
    const written = meetings.flatMap((meeting) => ((meeting[name] ?? []) as Listed).map(({ id }) => id));
    assert.deepEqual((read(`${name}.json`)[name] as Listed).map(({ id }) => id).sort(), written.sort());
  }
});

test('no mail address is in what is said of people, projects and meetings', () => {
  const mail = /[\w.+-]+@[\w-]+\.[\w.]+/;
  const found = ['people', 'subprojects', 'services', 'meetings', 'decisions', 'actions'].flatMap((name) =>
    textsIn(read(`${name}.json`)).filter((text) => mail.test(text)),
  );
  assertNone(found);
});

test('a file with a field too many, or one too few, would not fit', () => {
  const validate = validators.get('people');
  const [first, ...others] = read('people.json')['people'] as Json[];
  const { name: _, ...nameless } = first ?? {};
  assert.ok(!validate?.({ ...read('people.json'), people: [{ ...first, phone: '1' }, ...others] }));
  assert.ok(!validate?.({ ...read('people.json'), people: [nameless, ...others] }));
});

test('the site’s own links are absolute', () => {
  const { people } = read('people.json') as { people: { page: { zh: string } }[] };
  assert.ok(people.length > 0 && people.every(({ page }) => isInternal(new URL(page.zh))));
});

/** The guide to the fields is a page of SIG-infra's own site; the records in its examples are those of the invented SIG. */
const guides = ['zh', 'en'].map((locale) =>
  ['api', 'api-meetings'].map((id) => readFileSync(`src/content/docs/site/${id}/${locale}.md`, 'utf8')).join('\n'),
);

test('the guide to the fields has every field of every file, in both languages', () => {
  const fields = new Set<string>();
  const look = (value: unknown): void => {
    if (!value || typeof value !== 'object') return;
    for (const field of Object.keys((value as { properties?: object }).properties ?? {})) fields.add(field);
    for (const each of Object.values(value)) look(each);
  };
  for (const name of names.filter((one) => one !== 'status')) look(read(`schema/${name}.json`));
  assert.ok(fields.size > 50);
  for (const guide of guides) {
    const named = new Set(guide.match(/\b[a-zA-Z]+\b/g));
    assertNone([...fields].filter((field) => !named.has(field.replace('$', ''))));
  }
});

test('the examples of the guide are what the files say, where they are of this site', () => {
  const all = names.flatMap((name) =>
    Object.values(read(`${name}.json`))
      .filter(Array.isArray)
      .flat(),
  );
  for (const guide of guides) {
    const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json) as Json);
    assert.ok(examples.length > 5);
    const own = address === 'https://sig.example.org/' ? examples : [];
    assertNone(
      own.filter((one) => !all.some((each) => isDeepStrictEqual(each, one))).map((one) => JSON.stringify(one)),
    );
  }
});
