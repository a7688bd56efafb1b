// Markdown as a forge reads it: what is left when inline code, of which no forge makes anything, is taken away.
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();

/** Texts, HTML and addresses outside of inline code, and the texts inside it. */
export const readAsForge = (text: string): { outside: string; code: string[] } => {
  const outside: string[] = [];
  const code: string[] = [];
  visit(markdown.parse(text) as Root, (node) => {
    if (node.type === 'inlineCode') code.push(node.value);
    else if (node.type === 'text' || node.type === 'html' || node.type === 'code') outside.push(node.value);
    else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') outside.push(node.url);
  });
  return { outside: outside.join('\n'), code };
};

/** Texts of which GitHub or Gitee make links, mentions, pictures, colours, folds or other writing, each with a word of its own. */
export const forgeTexts = (word: string): string[] => [
  `www.${word}.example`,
  `ftp://${word}.example/a`,
  `${word}@mail.example`,
  `GH-12 ${word}`,
  `#12 ${word} !34 owner/repo#5 owner/repo!6 #I1A2B3`,
  `0123456789abcdef0123456789abcdef01234567 ${word}`,
  `owner/repo@0123456789abcdef0123456789abcdef01234567 ${word}`,
  `@${word} @org/${word}`,
  `[${word}](https://a.example) ![${word}](http://a.example) <https://${word}.example>`,
  `</details><img src=${word} onerror=run()><!-- ${word}`,
  `:tada: ${word} $\`${word}\`$ $$${word}$$`,
  `\`${word}\` \`\`${word}\`\` \`\`\`${word}`,
  `\`${word}`,
  `${word}\\\``,
  `\u202e${word}\u2066\u200f\u061c`,
  `${word}\n\n# ${word}\n- [x] ${word}\n\`\`\`\n${word}`,
  `[^${word}] | ${word} | --- |`,
];
