// A text holds what one sees: no byte order mark, line ends of one kind, no character that hides.
import { editable, type Source } from '#scripts/check/content/read.ts';
import { replacing } from '#scripts/check/finding.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

const marked = (source: Source): Problem[] =>
  source.text.startsWith('\uFEFF')
    ? [
        {
          at: 0,
          severity: 'warning',
          found: '文件开头有 BOM（不可见字符 U+FEFF）',
          expected: '文件保存为不带 BOM 的 UTF-8',
          fix: '在编辑器中另存为「UTF-8」，不是「UTF-8 with BOM」',
          edits: [{ start: 0, end: 1, text: '' }],
        },
      ]
    : [];

/** One finding for the whole file: it has them on every line. */
const lineEnds = (source: Source): Problem[] => {
  const edits = replacing(source.text, /\r\n?/g, '\n');
  if (!edits[0]) return [];
  const found = `有 ${edits.length} 行的换行不是 LF（而是 CRLF 或 CR）`;
  const fix = '在编辑器中将换行符改为 LF';
  return [{ at: edits[0].start, severity: 'warning', found, expected: '换行使用 LF', fix, edits }];
};

/**
 * Controls but tab and line ends, other line ends; what turns the writing; zero-width space, word joiner, letters of tags and the
 * mark that begins a file.
 */
const hidden = /[^\P{Cc}\t\r\n]|[\p{Bidi_Control}\u2028\u2029\u200B\u2060\u{E0001}-\u{E007F}]|(?<!^)\uFEFF/gu;

const code = (letter: string) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const unseen = ({ text }: Source): Problem[] =>
  replacing(text, hidden, '').map((edit) => ({
    at: edit.start,
    found: `文字中有不可见的字符 ${code(text.slice(edit.start, edit.end))}`,
    expected: '文字中没有不可见的字符',
    fix: '删除该字符（通常在复制粘贴时带入）',
    edits: [edit],
  }));

export const plainText: Check = {
  name: 'plain-text',
  description: '文字中没有 BOM、控制字符和零宽字符，以 LF 换行',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(editable(sources), (source) => [...marked(source), ...lineEnds(source), ...unseen(source)]),
};
