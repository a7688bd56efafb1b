// Pages as Markdown, and the list of them: everything that a page says, and nothing that only serves its looks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toMarkdown } from '#scripts/build/markdown-pages/convert.ts';
import { listedPage } from '#scripts/build/markdown-pages/llms.ts';
import { listedInOrder, type Llms, llmsText } from '#scripts/build/markdown-pages/llms.ts';

const address = 'https://sig.example.org/members/';
const converted = (html: string, at = address): string =>
  toMarkdown({ address: at, main: `<main id="main">${html}</main>` }).trim();

describe('a page as Markdown', () => {
  test('keeps headings, paragraphs, lists, tables, quotations and code', () => {
    assert.equal(
      converted(
        '<h1>标题</h1><p>一段 <strong>要紧的</strong> <code>话</code>。</p><ul><li>甲</li><li>乙</li></ul>' +
          '<table><thead><tr><th>名</th><th>值</th></tr></thead><tbody><tr><td>甲</td><td>1</td></tr></tbody></table>' +
          '<blockquote><p>引文</p></blockquote><pre><code class="language-bash"><span class="token">df</span> -h\n</code></pre>',
      ),
      '# 标题\n\n一段 **要紧的** `话`。\n\n- 甲\n- 乙\n\n| 名 | 值 |\n| - | - |\n| 甲 | 1 |\n\n> 引文\n\n```bash\ndf -h\n```',
    );
  });

  test('leaves out navigation, buttons, scripts, dots, anchors, labels in English and what is not read aloud', () => {
    assert.equal(
      converted(
        '<nav><a href="/">首页</a></nav><h2>项目<small lang="en">Subprojects</small></h2><p>正文<a class="anchor" href="#a"></a></p>' +
          '<button>按</button><script>alert(1)</script><p hidden>藏</p><ol><li><span class="no" aria-hidden="true">01</span><h3>甲</h3></li></ol><fieldset><legend>只看</legend></fieldset><p><i class="status-dot"></i>正常</p>',
      ),
      '## 项目\n\n正文\n\n1. **甲**\n\n正常',
    );
  });

  test('keeps the day of an entry, and the number by which it is known', () => {
    assert.equal(
      converted(
        '<ol><li><time class="no" datetime="2026-11-10">2026-11-10</time><h3>甲</h3></li>' +
          '<li><a class="no" href="https://sig.example.org/meetings/one/#d-1">D-1</a><p>乙</p></li></ol>',
      ),
      '1. 2026-11-10\n\n   **甲**\n\n2. [D-1](https://sig.example.org/meetings/one/#d-1)\n\n   乙',
    );
  });

  test('says what a drawing shows, and nothing for one without a label', () => {
    assert.equal(
      converted('<p><svg role="img" aria-label="近 90 天正常"><path d="M0 0"/></svg><svg></svg></p>'),
      '近 90 天正常',
    );
  });

  test('has the facts of a data sheet each on a line, several values as a list', () => {
    assert.equal(
      converted('<dl><div><dt>阶段</dt><dd>运行中</dd></div><div><dt>系统</dt><dd>甲</dd><dd>乙</dd></div></dl>'),
      '- **阶段**：运行中\n\n- **系统**：\n\n  - 甲\n  - 乙',
    );
  });

  test('keeps neighbours apart that stand apart on the page', () => {
    assert.equal(converted('<p><span>甲</span><span>乙</span></p>'), '甲 乙');
  });

  test('leads where the page leads, from the root where the site’s address is not known', () => {
    const links = '<p><a href="/join/#cla">一</a>，<a href="#a">二</a>，<a href="https://x.example/y">三</a></p>';
    assert.equal(
      converted(links),
      '[一](https://sig.example.org/join/#cla)，[二](https://sig.example.org/members/#a)，[三](https://x.example/y)',
    );
    assert.equal(converted(links, '/members/'), '[一](/join/#cla)，[二](/members/#a)，[三](https://x.example/y)');
  });

  test('does not let text become Markdown or HTML', () => {
    const hostile = '&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1)) **a** # b `c`';
    const text = converted(`<p>${hostile}</p>`);
    assert.doesNotMatch(text, /(?<!\\)<script|(?<!\\)\[x\]|(?<!\\)\*\*a|(?<!\\)`c/);
  });
});

describe('a built page', () => {
  const html = (url = '<meta property="og:url" content="x">') =>
    `<html><head>${url}<meta name="description" content="A &#38; B"><meta property="og:title" content="标题"></head><body><header>x</header><main id="main"><h1>标题</h1></main><footer>y</footer></body></html>`;

  test('is listed with its title, its summary and its main part', () => {
    assert.deepEqual(listedPage({ file: 'en/members/index.html', html: html() }), {
      path: '/en/members/',
      locale: 'en',
      title: '标题',
      summary: 'A & B',
      main: '<main id="main"><h1>标题</h1></main>',
    });
    assert.equal(listedPage({ file: 'index.html', html: html() })?.path, '/');
  });

  test('that has no address of its own, or that is none of ours, is not', () => {
    const hidden = html('');
    assert.equal(listedPage({ file: 'x/index.html', html: hidden }), undefined);
    assert.equal(listedPage({ file: 'baidu_verify.html', html: 'code' }), undefined);
  });
});

describe('llms.txt', () => {
  const page = (path: string, title = path, links: string[] = []) => ({
    path,
    title,
    main: links.map((link) => `<a href="${link}">`).join(''),
    summary: `${title}的摘要`,
    locale: path.startsWith('/en/') ? ('en' as const) : ('zh' as const),
  });
  const llms: Llms = {
    locale: 'zh',
    base: '/',
    name: '某 SIG',
    origin: 'https://sig.example.org',
    order: ['meetings', 'docs'],
    words: { pages: '页面', others: 'English', about: ['说明。'], earlier: '更早的' },
  };
  const meetings = Array.from({ length: 60 }, (_, i) =>
    page(`/meetings/2026-01-${String(10 + (i % 20)).padStart(2, '0')}-${String(i).padStart(2, '0')}/`),
  ).sort((a, b) => (a.path < b.path ? -1 : 1));
  const pages = [
    page('/', '某 SIG'),
    page('/docs/', '文档', ['/docs/z/b/', '/docs/a/b/']),
    page('/docs/a/b/'),
    page('/docs/not-linked/'),
    page('/docs/z/b/'),
    page('/en/'),
    page('/join/', '加入 [*]'),
    page('/meetings/', '会议'),
    ...meetings,
  ];

  test('has the name, the summary, and the pages by section in the site’s order, with the address of their Markdown', () => {
    const lines = llmsText(pages, llms).split('\n').filter(Boolean);
    assert.deepEqual(lines.slice(0, 3), ['# 某 SIG', '> 某 SIG的摘要', '说明。']);
    assert.deepEqual(
      lines.filter((line) => line.startsWith('## ')),
      ['## 页面', '## 会议', '## 文档', '## English'],
    );
    assert.ok(lines.includes('- [文档](https://sig.example.org/docs/index.md): 文档的摘要'));
    assert.ok(lines.indexOf('## English') < lines.findIndex((line) => line.includes('/en/index.md')));
  });

  test('lists the newest of many meetings, newest first, and says where the others are', () => {
    const text = llmsText(pages, llms);
    const listed = [...text.matchAll(/\(https:[^)]*\/meetings\/(2026[^/]*)\//g)].map(([, id]) => id);
    assert.equal(listed.length, 50);
    assert.deepEqual(listed, [...listed].sort().reverse());
    assert.match(text, /- 更早的: \[会议\]\(https:\/\/sig\.example\.org\/meetings\/index\.md\)/);
    assert.equal(listedInOrder(pages, llms, 'zh').length, pages.length - 1 - 10);
  });

  test('lists the pages of a section as the page above them does', () => {
    const listed = listedInOrder(pages, llms, 'zh').map(({ path }) => path);
    assert.deepEqual(listed.slice(-4), ['/docs/', '/docs/z/b/', '/docs/a/b/', '/docs/not-linked/']);
  });

  test('in English begins with the English pages and ends with the Chinese ones', () => {
    const text = llmsText(pages, { ...llms, locale: 'en', words: { ...llms.words, others: '中文' } });
    assert.ok(text.indexOf('/en/index.md') < text.indexOf('## 中文'));
    assert.ok(text.indexOf('/docs/index.md') > text.indexOf('## 中文'));
  });

  test('takes titles as text', () => {
    assert.match(llmsText(pages, llms), /\[加入 \\\[\\\*\\\]\]\(/);
  });
});
