// Blocks and facts with a name: what is read as one, what keeps its characters, and what the page and its Markdown copy show.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toMarkdown } from '#scripts/build/markdown-pages/convert.ts';
import { renderMd, renderMdx } from '../support/rendering.ts';

const copy = (html: string) => toMarkdown({ address: 'https://sig.example.org/docs/a/', main: html }).trim();

for (const [extension, render] of [
  ['.md', renderMd],
  ['.mdx', renderMdx],
] as const) {
  const html = async (text: string, file?: string) => (await render(text, file)).html.trim().replaceAll('\n', '');

  describe(`notices in ${extension}`, () => {
    for (const source of ['> [!WARNING]\n> 先备份。', '> [!warning]\n>\n> 先备份。', ':::warning\n先备份。\n:::'])
      it(JSON.stringify(source), async () => {
        const shown = await html(source);
        assert.equal(
          shown,
          '<div class="callout of-warning" role="note"><p class="kind">警告</p><p>先备份。</p></div>',
        );
        assert.equal(copy(shown), '> [!WARNING]\n>\n> 先备份。');
      });

    it('has its kind in the language of the text, and a title behind it', async () => {
      assert.match(await html('> [!TIP]\n> Back up.', `/en${extension}`), /<p class="kind">Tip<\/p><p>Back up\.<\/p>/);
      assert.match(await html(':::note[备份]\n甲\n:::'), /<p class="kind">说明：备份<\/p>/);
    });

    it('an unknown kind stays a quotation or a text', async () => {
      assert.match(await html('> [!BEWARE]\n> 甲'), /^<blockquote><p>\[!BEWARE\]甲/);
      assert.equal(await html(':::beware'), '<p>:::beware</p>');
    });

    it('lists, code and notices stand in one', async () => {
      const shown = await html('::::note\n- 甲\n\n:::tip\n乙\n:::\n::::');
      assert.match(shown, /class="callout of-note".*<ul>.*class="callout of-tip".*<p>乙<\/p><\/div><\/div>$/);
    });
  });

  describe(`what is no directive in ${extension}`, () => {
    const texts = '16:00 主持:成员甲 koji:latest :tada: a:url 比例 1:2[注] ::url[koji] :unknown[甲] note:::x :urls[a]';
    for (const text of [...texts.split(' '), '::: tip', ':::', '::url', '::note[甲]'])
      it(text, async () => {
        assert.equal(await html(text), `<p>${text}</p>`);
      });
  });

  describe(`blocks in ${extension}`, () => {
    it('a fold has its label, or a word for it', async () => {
      assert.equal(await html(':::details[日志]\n甲\n:::'), '<details><summary>日志</summary><p>甲</p></details>');
      assert.match(await html(':::details\n甲\n:::'), /<summary>详情<\/summary>/);
    });

    it('tabs stand one after the other, each below its name', async () => {
      const shown = await html('::::tabs\n:::tab[dnf]\n甲\n:::\n:::tab[yum]\n乙\n:::\n::::');
      const tab = (name: string, text: string) => `<div class="tab"><p class="kind">${name}</p><p>${text}</p></div>`;
      assert.equal(shown, `<div class="tabs">${tab('dnf', '甲')}${tab('yum', '乙')}</div>`);
      assert.equal(copy(shown), '**dnf**\n\n甲\n\n**yum**\n\n乙');
    });

    it('steps and trees of files are lists', async () => {
      assert.equal(await html(':::steps\n1. 甲\n2. 乙\n:::'), '<ol class="steps"><li>甲</li><li>乙</li></ol>');
      assert.match(
        await html(':::files\n- etc/\n  - koji.conf\n:::'),
        /^<ul class="files"><li>etc\/<ul><li>koji\.conf/,
      );
    });
  });

  describe(`words that the parser adds in ${extension}`, () => {
    it('footnotes and tasks have their names in the language of the text', async () => {
      const text = '甲[^1]\n\n- [x] 乙\n- [ ] 丙\n\n[^1]: 注';
      const [zh, en] = [await html(text), await html(text, `/en${extension}`)];
      assert.match(zh, /<h2[^>]*id="footnote-label"[^>]*>脚注<.*aria-label="返回正文"/i);
      assert.match(zh, /aria-label="已完成".*aria-label="未完成"/);
      assert.match(en, />Footnotes<.*aria-label="Back to the text"/i);
      assert.match(copy(zh), /- \[x\] 乙\n- \[ \] 丙/);
    });
  });
}
