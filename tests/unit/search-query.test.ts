// What the reader typed becomes a query, an order of pages, an excerpt; and the index is made to fit.
import { globSync, readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { spaced } from '#scripts/build/built-pages.ts';
import { withoutSegmentation } from '#scripts/build/search-index.ts';
import {
  closeness,
  closenessOf,
  excerpt,
  mark,
  rank,
  sectionFor,
  type Segment,
  toLooseQuery,
  toQuery,
  typedWords,
} from '#components/search/query.ts';

const plain = (segments: Segment[]) => segments.map(({ text }) => text).join('');
const hits = (segments: Segment[]) => segments.filter(({ hit }) => hit).map(({ text }) => text);
const page = (title: string, content = '') => ({ title, content });

describe('the query for the index', () => {
  const queries = {
    构建系统: '构建 建系 系统',
    镜像站: '镜像 像站',
    镜像: '镜像',
    源: '源',
    koji构建: 'koji 构建',
    '  koji   构建系统 ': 'koji 构建 建系 系统',
    'SIG-infra@lists.opencloudos.org': 'SIG-infra@lists.opencloudos.org',
    '“构建系统”': '构建 建系 系统',
    '邮件列表、日历': '邮件 件列 列表 日历',
    ＫＯＪＩ: 'KOJI',
    'https://gitee.com/OpenCloudOS/': 'gitee.com OpenCloudOS',
    '。？!': '',
    '': '',
  };
  for (const [text, query] of Object.entries(queries)) {
    test(`“${text}” asks for “${query}”`, () => assert.equal(toQuery(text), query));
  }

  test('that finds nothing is asked again with the words that run on in it', () => {
    assert.equal(toLooseQuery('会议时间 koji'), '会议 时间 koji');
    assert.equal(toLooseQuery('镜'), '');
  });

  test('characters outside the basic plane are whole letters', () => assert.equal(toQuery('𠮷野家'), '𠮷野 野家'));
  test('signs that belong to a word stay in it', () => assert.deepEqual(typedWords('(C++), 5.0'), ['C++', '5.0']));
});

describe('the order of pages', () => {
  test('title with or without the community’s name, then title containing, then text containing, then the words apart, first in the title; others are dropped', () => {
    const pages = [
      page('E', '系统先要构建'),
      page('构建别的系统'),
      page('D', '采用构建系统'),
      page('B', '别的系统'),
      page('OpenCloudOS 构建系统'),
      page('构建系统'),
    ];
    assert.deepEqual(
      rank(pages, '构建系统').map(({ title }) => title),
      ['OpenCloudOS 构建系统', '构建系统', 'D', '构建别的系统', 'E'],
    );
    assert.deepEqual(
      rank(pages, '构建 系统').map(({ title }) => title),
      ['OpenCloudOS 构建系统', '构建系统', 'D', '构建别的系统', 'E'],
    );
  });

  test('equally near pages keep the order of the index', () => {
    const pages = [page('3', 'koji'), page('1', 'koji'), page('2', 'koji')];
    assert.deepEqual(
      rank(pages, 'koji').map(({ title }) => title),
      ['3', '1', '2'],
    );
  });

  const equal: [string, string][] = [
    ['koji构建', '使用 Koji 构建软件包'],
    ['koji 构建', '用koji构建'],
    ['OpenCloudOS构建系统', 'OpenCloudOS 构建系统'],
    ['邮件列表 日历服务', '邮件列表、日历服务、文件服务'],
    ['sig-infra@LISTS.opencloudos.org', '写信到 SIG-infra@lists.opencloudos.org。'],
    ['https://build.opencloudos.tech/', '入口 build.opencloudos.tech'],
    ['C++ (5.0)', 'about C++ 5.0'],
  ];
  for (const [text, content] of equal) {
    test(`“${content}” contains “${text}”`, () =>
      assert.equal(closenessOf(page('', content), text), closeness.literal));
  }

  test('another form of a word is near, another word with the same beginning is not', () => {
    assert.equal(closenessOf(page('', 'one repository'), 'repositories'), closeness.loose);
    assert.equal(closenessOf(page('', 'the build'), 'build-service'), closeness.none);
    assert.equal(closenessOf(page('', 'SIG-infra@lists.opencloudos.org'), 'SIG-Chair-infra'), closeness.none);
  });

  test('a page with the words that run on in a Chinese query is near, one with half of them is not', () => {
    assert.equal(closenessOf(page('', '时间未公布，会议照开'), '会议时间'), closeness.loose);
    assert.equal(closenessOf(page('', '会议照开'), '会议时间'), closeness.none);
  });

  test('a dot in an address stands for itself', () =>
    assert.equal(closenessOf(page('', 'lists-opencloudos'), 'lists.opencloudos'), closeness.none));
});

describe('the excerpt', () => {
  test('blocks of Chinese text end in a Chinese full stop, those of English text in their own', () => {
    assert.equal(
      plain(excerpt('构建系统. 未知 尚无数据. 用 Koji 构建。 入口', '没有')),
      '构建系统。未知 尚无数据。用 Koji 构建。入口',
    );
    assert.equal(plain(excerpt('Build system. Unknown. No data', 'none')), 'Build system. Unknown. No data');
  });
  const filler = '这一段讲的是别的事情，'.repeat(20);

  test('shows and marks what was typed, as the page writes it', () => {
    const segments = excerpt(`${filler}。我们使用 Koji 构建软件包。${filler}`, 'koji构建');
    assert.deepEqual(hits(segments), ['Koji 构建']);
    assert.match(plain(segments), /^我们使用 Koji 构建软件包。.*…$/);
  });

  test('says by … that a sentence began before it', () =>
    assert.match(plain(excerpt(`${filler}构建系统`, '构建系统')), /^….*构建系统$/));

  test('marks the single words where the whole does not occur', () =>
    assert.deepEqual(hits(excerpt('易林负责维护 Koji。', 'koji 易林')), ['易林', 'Koji']));

  test('begins and ends between words of Latin text', () => {
    const shown = plain(excerpt(`${'alphabet '.repeat(60)}needle ${'alphabet '.repeat(60)}`, 'needle'));
    assert.deepEqual(new Set(shown.replaceAll('…', '').trim().split(' ')), new Set(['alphabet', 'needle']));
  });

  test('of a page without the words is its beginning, unmarked', () =>
    assert.deepEqual(excerpt('开头。', '没有'), [{ text: '开头。', hit: false }]));

  test('signs of a regular expression are only signs', () =>
    assert.deepEqual(hits(mark('f(x) [y] c++', 'c++')), ['c++']));
});

describe('the section to lead to', () => {
  const parts = [
    { title: '简介', url: '/a/#intro', text: '用到 Koji' },
    { title: 'Koji', url: '/a/#koji', text: '' },
  ];
  const found = { ...page('构建系统'), parts };

  test('is the one whose heading has what was typed', () => assert.equal(sectionFor(found, 'koji')?.url, '/a/#koji'));
  test('else the one whose text has it', () => assert.equal(sectionFor(found, '用到koji')?.url, '/a/#intro'));
  test('is none where the title of the page has it', () => assert.equal(sectionFor(found, '构建'), undefined));
  test('is none where no section has it', () => assert.equal(sectionFor(found, '邮件'), undefined));
});

describe('the index', () => {
  test('keeps a label and its value apart, and running text and code together', () => {
    assert.equal(spaced('<dt>地址</dt><dd><a>a@b</a></dd>'), '<dt>地址</dt> <dd><a>a@b</a></dd>');
    assert.equal(spaced('使用<code>koji</code>构建'), '使用<code>koji</code>构建');
    const code = '<pre class="x"><span>build</span><span>-service</span></pre>';
    assert.equal(spaced(code), code);
  });

  test('has segmentation of queries switched off in one place', () =>
    assert.equal(withoutSegmentation('x.js', 'a;if(needsWordSegmentation(trueLanguage)){b}'), 'a;if(false){b}'));

  test('is not made when Pagefind has no such place or two of them', () => {
    assert.throws(() => withoutSegmentation('x.js', 'a'), /x\.js.*0 次/s);
    const place = 'if(needsWordSegmentation(trueLanguage))';
    assert.throws(() => withoutSegmentation('x.js', place + place), /2 次/);
  });
});

test('no script of the reader looks behind in an expression: Safari before 16.4 takes the whole script for a mistake', () => {
  const scripts = globSync('src/components/**/*.ts');
  assert.ok(scripts.length > 10);
  const behind = scripts.filter((file) => /\(\?<[=!]/.test(readFileSync(file, 'utf8')));
  assert.deepEqual(behind, []);
});

test('the words of a question are not looked for, unless nothing else was typed', () => {
  assert.equal(toQuery('怎样写纪要'), toQuery('写纪要'));
  assert.equal(toQuery('how to write minutes'), 'write minutes');
  assert.equal(toLooseQuery('状态如何判定'), '状态 判定');
  assert.equal(toQuery('how'), 'how');
  assert.equal(closenessOf({ title: 'Write minutes', content: '' }, 'how to write minutes'), closeness.titleWords);
});
