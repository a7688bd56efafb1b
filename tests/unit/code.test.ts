// Blocks of code as readers see them, copy them, and find them in the Markdown copy.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toMarkdown } from '#scripts/build/markdown-pages/convert.ts';
import { fenceOf } from '#markdown/fence.ts';
import { renderMd } from '../support/rendering.ts';

const html = async (text: string) => (await renderMd(text)).html.trim();
const copy = (main: string) => toMarkdown({ address: 'https://sig.example.org/docs/a/', main }).trim();

describe('a block of code', () => {
  it('has colours by class, without a style, and names its language', async () => {
    const shown = await html('```bash\n# 注释\nif true; then echo "甲"; fi\n```');
    assert.match(
      shown,
      /^<pre data-language="bash" tabindex="0" role="group" aria-label="代码"><code class="language-bash"><span class="token comment"># 注释/,
    );
    assert.match(shown, /<span class="token string">"甲"<\/span>/);
    assert.doesNotMatch(shown, /style=/);
  });

  it('without a language, or of one that nobody knows, has none', async () => {
    assert.equal(
      await html('```\na: 1\n```'),
      '<pre tabindex="0" role="group" aria-label="代码"><code>a: 1\n</code></pre>',
    );
    assert.equal(
      await html('```nope\na: 1\n```'),
      '<pre data-language="nope" tabindex="0" role="group" aria-label="代码"><code class="language-nope">a: 1\n</code></pre>',
    );
  });

  it('a .spec file is coloured', async () => {
    const shown = await html('```spec\nName: koji\nVersion: %{version}\n# 注释\n%build\n%make_build\n```');
    for (const kind of [
      'keyword">Name',
      'keyword">%{version}',
      'comment"># 注释',
      'keyword">%build',
      'keyword">%make_build',
    ])
      assert.ok(shown.includes(kind), `${kind} in ${shown}`);
  });

  it('has a title, marked, added and removed lines and numbers', async () => {
    const source = '```ini title="/etc/koji.conf" {1} ins={2} del={3} showLineNumbers\na\nb\nc\nd\n```';
    const shown = await html(source);
    assert.match(
      shown,
      /^<figure class="code"><figcaption>\/etc\/koji\.conf<\/figcaption><pre data-language="ini" class="numbers" /,
    );
    for (const [name, line] of [
      ['mark', 'a'],
      ['ins', 'b'],
      ['del', 'c'],
      ['span', 'd'],
    ])
      assert.match(shown, new RegExp(`<${name} class="line">[^\\n]*${line}[^\\n]*\\n</${name}>`));
    assert.equal(copy(shown), source);
  });

  it('of a console has prompts and output apart from its commands', async () => {
    const source = '```console\n$ koji hello\n你好\n[root@build ~]# dnf install \\\n>   koji\n完毕\n```';
    const shown = await html(source);
    assert.equal(shown.match(/class="prompt"/g)?.length, 3);
    assert.match(shown, /<samp>你好\n<\/samp>/);
    const commands = shown.replaceAll(/<span class="prompt">[^<]*<\/span>|<samp>[^<]*<\/samp>|<[^>]+>/g, '');
    assert.equal(commands, 'koji hello\ndnf install \\\n  koji\n');
    assert.equal(copy(shown), source);
  });

  it('does not depend on what was coloured before', async () => {
    const text = '```markdown\n---\na: 1\n---\n\n```js\nconst a = 1;\n```\n```';
    const first = await html(text);
    await html('```js\nconst a = 1;\n```\n\n```rust\nfn a() {}\n```');
    assert.equal(await html(text), first);
  });

  it('what no block takes is named', () => {
    const known = { title: '甲 "乙"', marked: [2, 4, 5], added: [], removed: [], isNumbered: false };
    assert.deepEqual(fenceOf('title=\'甲 "乙"\' {2,4-5} wrap x=1'), { ...known, unknown: ['wrap', 'x=1'] });
    assert.equal(fenceOf('{1-999999999}').marked.length, 1000);
  });
});
