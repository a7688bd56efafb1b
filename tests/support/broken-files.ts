// Broken files by the hundred, always the same: every kind of damage done to every kind of record.
import { between, oneOf, pseudoRandom, type Random } from '#scripts/bench/random.ts';
import { page, person } from './checked-site.ts';

/** A record in which nothing is wrong, and where it belongs; `n` keeps it apart from the others. */
interface Kind {
  path: (n: number) => string;
  text: (n: number) => string;
  has: ('yaml' | 'front matter' | 'body' | 'mdx')[];
}

const body = '## 一节 [#one]\n\n这里是正文，有**强调**、`代码`和[链接](/join/)。\n\n- 一项\n- 又一项';

const kinds: Kind[] = [
  { path: (n) => `people/broken-${n}.yaml`, text: () => person, has: ['yaml'] },
  {
    path: (n) => `lists/broken-${n}.yaml`,
    text: (n) => `name:\n  zh: 列表\naddress: list-${n}@example.org\norder: ${n}\n`,
    has: ['yaml'],
  },
  {
    path: (n) => `docs/site/broken-${n}/zh.md`,
    text: (n) => page(body, `order: ${n}\n`),
    has: ['yaml', 'front matter', 'body'],
  },
  {
    path: (n) => `news/2026/2026-11-24-broken-${n}/zh.mdx`,
    text: () => page(body),
    has: ['yaml', 'front matter', 'body', 'mdx'],
  },
];

/** What is done to a text; the numbers it takes from `random` are the same in every run. */
interface Damage {
  name: string;
  /** To what kinds of record it can be done; to all where nothing is said. */
  to?: Kind['has'][number];
  done: (text: string, random: Random) => string | Buffer;
}

const frontMatter = /^---\n[\s\S]*?\n---\n/;

/** Before the last line of the YAML, which is the file's or the front matter's. */
const intoYaml = (text: string, line: string) =>
  text.startsWith('---\n') ? text.replace('\n---\n', `\n${line}\n---\n`) : `${text}${line}\n`;

/** The YAML as a whole; the rest of a Markdown file stays. */
const yamlIs = (text: string, yaml: string) =>
  text.startsWith('---\n') ? text.replace(frontMatter, `---\n${yaml}---\n`) : yaml;

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

const junk = (random: Random, length: number) => Buffer.from(Array.from({ length }, () => between(random, 0, 255)));

/** 成员甲 and a few others in GBK, for which Node has no encoder. */
const gbk = (text: string) =>
  Buffer.concat([
    Buffer.from(text.replaceAll(/\P{ASCII}/gu, '')),
    Buffer.from('# \u00b3\u00c9\u00d4\u00b1\u00bc\u00d7\n', 'latin1'),
  ]);

const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
  .concat(Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`))
  .join('\n');

export const damages: Damage[] = [
  { name: 'nothing in it', done: () => '' },
  { name: 'white space alone', done: () => ' \n\n\t\n' },
  { name: 'binary junk', done: (_, random) => junk(random, 4000) },
  { name: 'junk at the end', done: (text, random) => Buffer.concat([Buffer.from(text), junk(random, 200)]) },
  { name: 'a picture', done: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
  { name: '5 MB of text', done: (text) => text + '很长。\n\n'.repeat(500_000) },
  { name: '5 MB of junk', done: (_, random) => Buffer.alloc(5_000_000, junk(random, 1009)) },
  { name: 'GBK', done: gbk },
  { name: 'UTF-16 with a mark', done: (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(text)]) },
  { name: 'UTF-16, big-endian', done: (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(text, true)]) },
  { name: 'UTF-16 without a mark', done: (text) => utf16(text.replaceAll(/\P{ASCII}/gu, 'x')) },
  { name: 'half a character at the end', done: (text) => Buffer.from(`${text}# 甲`).subarray(0, -1) },
  { name: 'a surrogate in UTF-8', done: (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0x80])]) },
  { name: 'a BOM', done: (text) => `\uFEFF${text}` },
  { name: 'CRLF', done: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'CR alone', done: (text) => text.replaceAll('\n', '\r') },
  { name: 'NUL bytes', done: (text) => text.replace('\n', '\n\0\0') },
  { name: 'an escape sequence', done: (text) => intoYaml(text, '# \u001b[2J') },
  { name: 'text that runs backwards', done: (text) => intoYaml(text, '# \u202e甲') },
  { name: 'a very long line', done: (text) => intoYaml(text, `# ${'长'.repeat(20_000)}`) },
  { name: 'very many lines', done: (text) => intoYaml(text, '# 一行\n'.repeat(20_000)) },
  { name: 'a merge conflict', done: (text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> other\n` },
  { name: 'an HTML page', done: () => '<!doctype html>\n<title>404</title>\n<p>Not Found\n' },
  { name: 'JSON with comments', done: () => '{ // 注释\n  "kind": "person",\n}\n' },
  { name: 'cut off in the middle', done: (text, random) => text.slice(0, between(random, 5, 12)) },
  { name: 'a tab as indentation', done: (text) => intoYaml(text, 'more:\n\tzh: 文字') },
  { name: 'a key twice', done: (text) => intoYaml(text, text.split('\n')[text.startsWith('---') ? 1 : 0] ?? '') },
  { name: 'an anchor and an alias', done: (text) => intoYaml(text, 'one: &one { zh: 甲 }\ntwo: *one') },
  { name: 'an alias of nothing', done: (text) => intoYaml(text, 'two: *nothing') },
  { name: 'a merge key', done: (text) => intoYaml(text, 'base: &base { a: 1 }\nmore:\n  <<: *base') },
  { name: 'a YAML bomb', done: (text) => intoYaml(text, bomb) },
  { name: 'an alias of itself', done: (text) => intoYaml(text, 'self: &self [*self]') },
  { name: 'a tag', done: (text) => intoYaml(text, 'more: !!js/function "() => 1"') },
  { name: 'a binary tag', done: (text) => intoYaml(text, 'more: !!binary R0lGODlh') },
  { name: 'a complex key', done: (text) => intoYaml(text, '? [a, b]\n: c') },
  { name: 'a full-width colon', done: (text) => intoYaml(text, '职责：维护') },
  { name: 'two colons', done: (text) => intoYaml(text, 'more: a: b') },
  { name: 'a quotation mark too few', done: (text) => intoYaml(text, 'more: "甲') },
  { name: 'a bracket too few', done: (text) => intoYaml(text, 'more: [甲, 乙') },
  { name: 'an escape that is none', done: (text) => intoYaml(text, 'more: "\\q"') },
  { name: 'an at sign', done: (text) => intoYaml(text, 'more: @甲') },
  { name: 'a key called __proto__', done: (text) => intoYaml(text, '__proto__: { polluted: true }') },
  { name: 'a key called constructor', done: (text) => intoYaml(text, 'constructor: { prototype: 1 }') },
  { name: 'a huge number', done: (text) => intoYaml(text, `more: ${'9'.repeat(400)}`) },
  { name: 'brackets in brackets', done: (text) => intoYaml(text, `more: ${'['.repeat(2000)}${']'.repeat(2000)}`) },
  { name: 'maps in maps', done: (text) => intoYaml(text, `more: ${'{a: '.repeat(900)}1${'}'.repeat(900)}`) },
  {
    name: 'thousands of keys',
    done: (text) => intoYaml(text, Array.from({ length: 900 }, (_, i) => `k${i}: 1`).join('\n')),
  },
  {
    name: 'a list at the top',
    to: 'yaml',
    done: (text) => yamlIs(text, '- a\n- b\n'),
  },
  {
    name: 'a word at the top',
    to: 'yaml',
    done: (text) => yamlIs(text, '甲\n'),
  },
  { name: 'front matter that does not end', to: 'front matter', done: (text) => text.replace('\n---\n', '\n') },
  { name: 'front matter that begins late', to: 'front matter', done: (text) => `\n\n${text}` },
  { name: 'no front matter', to: 'front matter', done: (text) => text.replace(frontMatter, '') },
  { name: 'empty front matter', to: 'front matter', done: (text) => text.replace(frontMatter, '---\n---\n') },
  {
    name: 'two documents',
    to: 'yaml',
    done: (text) => (text.startsWith('---') ? `---\n${text}` : `${text}---\n${text}`),
  },
  { name: 'quotations in quotations', to: 'body', done: (text) => `${text}\n${'>'.repeat(3000)} 甲\n` },
  { name: 'lists in lists', to: 'body', done: (text) => `${text}\n${'- '.repeat(1500)}甲\n` },
  {
    name: 'a tangle of stars',
    to: 'body',
    done: (text) => `${text}\n${'*a_ '.repeat(1200)}\n${'**a '.repeat(1200)}\n`,
  },
  { name: 'a tangle of brackets', to: 'body', done: (text) => `${text}\n${'![['.repeat(1600)}\n${']'.repeat(4000)}\n` },
  {
    name: 'a huge table',
    to: 'body',
    done: (text) => `${text}\n| 甲 | 乙 |\n| -- | -- |\n${'| 一 | 二 |\n'.repeat(4000)}`,
  },
  { name: 'a heading id twice', to: 'body', done: (text) => `${text}\n## 又一节 [#one]\n` },
  { name: 'a link to nothing', to: 'body', done: (text) => `${text}\n[甲](/no-such-page/)\n` },
  { name: 'a picture of nothing', to: 'body', done: (text) => `${text}\n![甲](./no-such-picture.png)\n` },
  { name: 'a star that stays', to: 'body', done: (text) => `${text}\n这里**没有结束\n` },
  { name: 'a tag that does not end', to: 'mdx', done: (text) => `${text}\n<Ask\n` },
  { name: 'tags that cross', to: 'mdx', done: (text) => `${text}\n<b><i>甲</b></i>\n` },
  { name: 'a component that is none', to: 'mdx', done: (text) => `${text}\n<Nothing />\n` },
  { name: 'an expression that throws', to: 'mdx', done: (text) => `${text}\n{nothing.at.all}\n` },
  { name: 'an expression that is none', to: 'mdx', done: (text) => `${text}\n{ let }\n` },
  { name: 'an import of nothing', to: 'mdx', done: (text) => `${text}\nimport x from './nothing.ts';\n` },
  {
    name: 'parentheses in parentheses',
    to: 'mdx',
    done: (text) => `${text}\n{${'('.repeat(4000)}${')'.repeat(900)}}\n`,
  },
  { name: 'elements in elements', to: 'mdx', done: (text) => `${text}\n${'<b>'.repeat(600)}甲\n` },
  { name: 'a script', to: 'body', done: (text) => `${text}\n<script>alert(1)</script>\n` },
];

export interface BrokenFile {
  /** What is wrong with it, in words. */
  what: string;
  path: string;
  bytes: string | Buffer;
}

/** Every damage done to every kind of record it can be done to. */
export const brokenFiles = (): BrokenFile[] => {
  const random = pseudoRandom(5);
  let n = 0;
  return damages.flatMap(({ name, to, done }) =>
    kinds
      .filter(({ has }) => !to || has.includes(to))
      .map(({ path, text }) => {
        n += 1;
        return { what: `${name} in ${path(n)}`, path: path(n), bytes: done(text(n), random) };
      }),
  );
};

/** Two damages, one after the other, to one record. */
export const doublyBroken = (count: number): BrokenFile[] => {
  const random = pseudoRandom(7);
  const textual = damages.filter(({ name }) => !/^5 MB|junk/.test(name));
  return Array.from({ length: count }, (_, index) => {
    const kind = oneOf(random, kinds);
    const fitting = textual.filter(({ to }) => !to || kind.has.includes(to));
    const [first, second] = [oneOf(random, fitting), oneOf(random, fitting)];
    const once = first.done(kind.text(1000 + index), random);
    const bytes = second.done(typeof once === 'string' ? once : once.toString('latin1'), random);
    return { what: `${first.name}, then ${second.name}`, path: kind.path(1000 + index), bytes };
  });
};
