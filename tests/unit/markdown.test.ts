// The Markdown pipeline renders Chinese text right, in .md and in .mdx alike: what Astro itself runs, read as HTML.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderMd, renderMdx } from '../support/rendering.ts';

for (const [extension, render] of [
  ['.md', renderMd],
  ['.mdx', renderMdx],
] as const) {
  const html = async (text: string) => (await render(text)).html.trim();
  const paragraph = async (text: string) => /^<p>(.*)<\/p>$/s.exec(await html(text))?.[1];

  describe(`Chinese text in ${extension}`, () => {
    const bold: [string, string][] = [
      ['**构建系统：**采用', '<strong>构建系统：</strong>采用'],
      ['是**“重点”**内容', '是<strong>“重点”</strong>内容'],
      ['用**`koji`**构建', '用<strong><code>koji</code></strong>构建'],
      ['见**《章程》**第一条', '见<strong>《章程》</strong>第一条'],
      ['**（必填）**名称', '<strong>（必填）</strong>名称'],
      ['共**10%**的机器', '共<strong>10%</strong>的机器'],
      ['先*注册。*再签署', '先<em>注册。</em>再签署'],
      ['甲**乙：**丙**丁：**戊', '甲<strong>乙：</strong>丙<strong>丁：</strong>戊'],
    ];
    for (const [source, expected] of bold)
      it(`emphasis beside full-width punctuation: ${source}`, async () => {
        assert.equal(await paragraph(source), expected);
      });

    const languages = ['js"onclick=x()', '<script>', '../../../etc/passwd', "a'b", 'a&b', '甲'];
    for (const language of languages)
      it(`a language of code that is no name stays out of the page: ${language}`, async () => {
        const shown = await html(`\`\`\`${language}\na\n\`\`\``);
        assert.match(shown, /language-plaintext/);
        assert.ok(!shown.includes(language), shown);
      });

    it('a range with a single tilde is no deletion', async () => {
      assert.equal(await paragraph('3~5个，约10~20分钟'), '3~5个，约10~20分钟');
    });

    it('two tildes are a deletion', async () => {
      assert.equal(await paragraph('~~删除~~的'), '<del>删除</del>的');
    });

    const urls: [string, string][] = [
      ['访问 https://example.org。然后', '访问 <a href="https://example.org">https://example.org</a>。然后'],
      ['访问https://example.org/a查看', '访问<a href="https://example.org/a">https://example.org/a</a>查看'],
      ['（见 https://example.org/a）', '（见 <a href="https://example.org/a">https://example.org/a</a>）'],
      ['https://example.org/a，b', '<a href="https://example.org/a">https://example.org/a</a>，b'],
      ['“https://example.org”', '“<a href="https://example.org">https://example.org</a>”'],
      ['https://example.org/a?b=1#c、', '<a href="https://example.org/a?b=1#c">https://example.org/a?b=1#c</a>、'],
      ['https://example.org.。', '<a href="https://example.org">https://example.org</a>.。'],
      [
        'https://a.org、https://b.org。',
        '<a href="https://a.org">https://a.org</a>、<a href="https://b.org">https://b.org</a>。',
      ],
      ['[注 https://example.org。这里', '[注 <a href="https://example.org">https://example.org</a>。这里'],
      ['https://例子.中国', 'https://例子.中国'],
      ['写给 a@example.org。', '写给 <a href="mailto:a@example.org">a@example.org</a>。'],
    ];
    for (const [source, expected] of urls)
      it(`a bare URL ends before Chinese: ${source}`, async () => {
        assert.equal(await paragraph(source), expected);
      });

    it('marks after a bare URL and Chinese still work', async () => {
      const expected = '<a href="https://example.org">https://example.org</a>。<strong>重要 内容</strong>后';
      assert.equal(await paragraph('https://example.org。**重要 内容**后'), expected);
    });

    it('a written link may contain Chinese', async () => {
      assert.match(await html('[中文](https://example.org/中文)'), /href="https:\/\/example\.org\/%E4%B8%AD%E6%96%87"/);
    });

    it('straight and curly quotes stay as they are', async () => {
      assert.equal(await paragraph('"构建系统"和“构建系统”，it\'s -- …'), '"构建系统"和“构建系统”，it\'s -- …');
    });

    const lines: [string, string][] = [
      ['构建\n系统', '构建系统'],
      ['构建，\n系统', '构建，系统'],
      ['构建，\nkoji', '构建，koji'],
      ['**构建**\n系统', '<strong>构建</strong>系统'],
      ['**构建\n系统**', '<strong>构建系统</strong>'],
      ['他说\n“好”', '他说“好”'],
      ['构建\r\n系统', '构建系统'],
      ['𠮷\n野', '𠮷野'],
    ];
    for (const [source, expected] of lines)
      it(`a line break between Chinese renders no space: ${JSON.stringify(source)}`, async () => {
        assert.equal(await paragraph(source), expected);
      });

    const kept: [string, string][] = [
      ['构建\nkoji', '构建\nkoji'],
      ['koji\n构建', 'koji\n构建'],
      ['one\ntwo', 'one\ntwo'],
      ['构建\n`koji`', '构建\n<code>koji</code>'],
      ['one\n“two”', 'one\n“two”'],
    ];
    for (const [source, expected] of kept)
      it(`a line break beside Latin stays a space: ${JSON.stringify(source)}`, async () => {
        assert.equal(await paragraph(source), expected);
      });

    it('a hard line break stays', async () => {
      assert.match(await html('构建\\\n系统'), /^<p>构建<br>(<\/br>)?\n?系统<\/p>$/);
    });

    it('a line break in a code block stays', async () => {
      assert.match(await html('```text\n构建\n系统\n```'), /构建\n系统/);
    });
  });

  describe(`headings in ${extension}`, () => {
    it('a written id is the id, and no part of the text', async () => {
      const { html: page, headings } = await render('## 构建 `koji` [#build-koji]\n\n### 自动 Koji\n');
      assert.match(page, /<h2 id="build-koji">构建 <code>koji<\/code><a /);
      assert.match(page, /<h3 id="自动-koji">自动 Koji<a /);
      assert.deepEqual(headings, [
        { depth: 2, slug: 'build-koji', text: '构建 koji' },
        { depth: 3, slug: '自动-koji', text: '自动 Koji' },
      ]);
    });

    it('what is no id stays visible', async () => {
      assert.match(await html('## 标题 [#Not An Id]'), /标题 \[#Not An Id\]/);
    });

    it('a text with a heading of the first level goes one level down', async () => {
      const { headings } = await render('# 甲 [#a]\n\n## 乙 [#b]\n');
      assert.deepEqual(
        headings.map(({ depth, slug }) => [depth, slug]),
        [
          [2, 'a'],
          [3, 'b'],
        ],
      );
    });

    it('the second and third level link to themselves, by links that are not heard with the heading', async () => {
      const text = '## 乙 [#b]\n\n### 丙 [#c]\n\n#### 丁 [#d]\n';
      const links = (await html(text)).match(/<a [^>]*><\/a>/g);
      const link = (id: string) => `<a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1"></a>`;
      assert.deepEqual(links, [link('b'), link('c')]);
    });
  });

  describe(`wide things in ${extension}`, () => {
    const table = '| 系统 | 地址 |\n| --- | --- |\n| 某系统 | https://example.org。 |\n';

    it('a table scrolls in a frame that the keyboard reaches, and the first cell of a row names it', async () => {
      const page = await html(table);
      assert.match(page, /^<div class="table" tabindex="0" role="group" aria-label="表格"><table>/);
      assert.match(page, /<th scope="row">某系统<\/th>/);
      assert.match(page, /<\/table><\/div>$/);
      assert.match(page, /<a href="https:\/\/example\.org">https:\/\/example\.org<\/a>。/);
    });

    it('tables are named after their headings, each by a name of its own', async () => {
      const nameless = '|  |  |\n| --- | --- |\n|  | b |\n';
      const page = await html(`## 系统\n\n${table}\n${table}\n## 系统一览\n\n${nameless}`);
      assert.deepEqual(page.match(/(?<=group" aria-label=")[^"]*/g), ['系统', '系统 2', '系统一览']);
      assert.equal(page.match(/scope="row"/g)?.length, 2);
    });

    it('a code block is reached by the keyboard, with and without a language', async () => {
      const blocks = (await html('```bash\necho\n```\n\n```\n文字\n```\n')).match(/<pre [^>]*>/g);
      assert.equal(blocks?.length, 2);
      assert.ok(blocks?.every((block) => /tabindex="0".* role="group" aria-label="代码"/.test(block)));
    });

    it('Markdown in a code block is coloured with its front matter and code, whatever was rendered before', async () => {
      const markdownIn = async (text: string) => html(['````markdown', text, '````'].join('\n'));
      assert.match(await markdownIn('---\ntitle: 例会\n---'), /<span class="token keyword">title<\/span>/);
      assert.match(await markdownIn('```json\n{"a": 1}\n```'), /<span class="token keyword">1<\/span>/);
    });

    it('links to other sites open where the reader is', async () => {
      assert.equal(await paragraph('[某站](https://example.org)'), '<a href="https://example.org">某站</a>');
    });
  });
}
