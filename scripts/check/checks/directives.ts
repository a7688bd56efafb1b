// Notices and other blocks with a name are of a known kind, end, and hold what they must.
import type { Blockquote, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { blockNames, isNoticeKind, noticeKinds } from '#markdown/directives.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { bodyOf, isProse } from '#scripts/check/content/body.ts';
import { rangeOf } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

/** Names of the same things in VitePress, Docusaurus and other tools. */
const others: Record<string, string> = {
  info: 'note',
  seealso: 'note',
  success: 'tip',
  hint: 'tip',
  attention: 'warning',
  danger: 'caution',
  error: 'caution',
  collapse: 'details',
  'code-group': 'tabs',
  filetree: 'files',
};
const kinds = `种类：${noticeKinds.map((kind) => kind.toUpperCase()).join('、')}`;
const names = `可用的名称：${blockNames.join('、')}`;

const adviceFor = (name: string, known: readonly string[]): string => {
  const other = others[name.toLowerCase()];
  return other && known.includes(other)
    ? `改为 ${other}`
    : suggest(name.toLowerCase(), known, '改为可用的名称，或删除');
};

const inQuotation = (source: Source, quotation: Blockquote): Problem[] => {
  const { start, end } = rangeOf(source, quotation);
  const written = source.text.slice(start, end);
  const [whole, kind = '', rest = ''] = /^>\s*\[!([^\]\n]{1,40})\][ \t]*([^\n]*)/.exec(written) ?? [];
  if (whole === undefined) return [];
  if (!isNoticeKind(kind.toLowerCase()))
    return [{ at: start, found: `未知的提示框种类 [!${kind}]`, expected: kinds, fix: adviceFor(kind, noticeKinds) }];
  const at = start + whole.length - rest.length;
  const fix = '在 ] 之后换行，下一行以 > 开头';
  const edits = [{ start: at, end: at, text: '\n> ' }];
  return [
    { at: start, found: `[!${kind}] 与文字在同一行，未识别为提示框`, expected: `[!${kind}] 单独一行`, fix, edits },
  ];
};

const inParagraph = (source: Source, paragraph: Paragraph): Problem[] => {
  const { start, end } = rangeOf(source, paragraph);
  return [...source.text.slice(start, end).matchAll(/^([ \t>]*)(:{3,})([ \t]*)([^\s[{:]*)/gm)].map(
    ({ 0: whole, 1: before = '', 2: colons = '', 3: gap = '', 4: name = '', index }): Problem => {
      const at = start + index + before.length;
      if (name === '') return { at, found: `多余的 ${colons}`, expected: '每个 ::: 结束一个块', fix: '删除这一行' };
      const found = gap ? `${colons} 与 ${name} 之间有空格，未识别` : `未知的块 ${colons}${name}`;
      if (!gap || !blockNames.includes(name)) return { at, found, expected: names, fix: adviceFor(name, blockNames) };
      const [edit, expected] = [
        { start: at + colons.length, end: start + index + whole.length - name.length, text: '' },
        `写成 ${colons}${name}，标题写在方括号中：${colons}${name}[标题]`,
      ];
      return { at, found, expected, fix: '删除空格', edits: [edit] };
    },
  );
};

const shape = (block: ContainerDirective, parentName: string): Omit<Problem, 'at'>[] => {
  const { name, children } = block;
  const [first] = children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel ? toString(first) : '';
  const content = children.length - (first?.type === 'paragraph' && first.data?.directiveLabel ? 1 : 0);
  const is = `:::${name}`;
  const found: Omit<Problem, 'at'>[] = [];
  if (content === 0) found.push({ found: `${is} 没有内容`, expected: '内容写在 ::: 之间', fix: '添加内容，或删除' });
  if (label.length > 100)
    found.push({ found: `${is} 的标题有 ${label.length} 字`, expected: '标题最多 100 字', fix: '将文字移到内容中' });
  if (/^(details|tab)$/.test(name) && label === '')
    found.push({ found: `${is} 没有标题`, expected: `写成 ${is}[标题]`, fix: '在名称后的方括号中填写标题' });
  if (name === 'tab' && parentName !== 'tabs')
    found.push({
      found: ':::tab 不在 tabs 中',
      expected: ':::tab 位于 ::::tabs 和 :::: 之间',
      fix: '在前后添加 ::::tabs 和 ::::',
    });
  if (name === 'tabs' && children.some((child) => child.type !== 'containerDirective' || child.name !== 'tab'))
    found.push({
      found: ':::tabs 中有不属于任何标签页的内容',
      expected: ':::tabs 只包含 :::tab；外层的冒号比内层多',
      fix: '将内容放入 :::tab[标题]，外层写成 ::::tabs',
    });
  if (/^(steps|files)$/.test(name) && children.some(({ type }) => type !== 'list'))
    found.push({
      found: `${is} 中有列表以外的内容`,
      expected: `${is} 只包含一个列表`,
      fix: '删除其他内容，或缩进到列表项中',
    });
  return found;
};

const inBlock = (source: Source, block: ContainerDirective, parentName: string): Problem[] => {
  const { start, end } = rangeOf(source, block);
  const written = source.text.slice(start, end);
  const [colons] = /^:{3,}/.exec(written) ?? [];
  const problems: Problem[] = shape(block, parentName).map((one) => ({ at: start, ...one }));
  // Written as a quotation, a notice ends with it.
  if (!colons || /\n[ \t>]*:{3,}[ \t]*$/.test(written)) return problems;
  const words = { found: `${colons}${block.name} 没有结束，其后的内容都属于该块`, expected: `最后单独一行 ${colons}` };
  return [...problems, { at: start, ...words, fix: `在内容之后添加单独一行 ${colons}` }];
};

/** The end of a block that was not read is reported with its beginning. */
const withoutEnds = (problems: Problem[]): Problem[] => {
  let open = 0;
  return problems.filter(({ found }) => {
    const isEnd = found.startsWith('多余的');
    if (!isEnd && /^(未知的块|:{3,} 与)/.test(found)) open += 1;
    if (isEnd) open -= 1;
    return !isEnd || open < 0;
  });
};

const problemsOf = (source: Source): Problem[] => {
  const found: Problem[] = [];
  visit(bodyOf(source).tree, (node, _index, parent) => {
    if (node.type === 'blockquote') found.push(...inQuotation(source, node));
    if (node.type === 'paragraph') found.push(...inParagraph(source, node));
    if (node.type === 'containerDirective')
      found.push(...inBlock(source, node, parent?.type === 'containerDirective' ? parent.name : ''));
  });
  return withoutEnds(found);
};

export const directives: Check = {
  name: 'directives',
  description: '提示框等块的种类正确，有结束，内容符合要求',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(
      sources.filter((source) => isProse(source) && /:::|\[!/.test(source.record.body)),
      problemsOf,
    ),
};
