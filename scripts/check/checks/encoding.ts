// Every record is UTF-8: editors on Windows may still write GBK, and its Chinese would be unreadable.
import type { Check } from '../finding.ts';
import { at } from '../places.ts';

const name = 'encoding';
const replacement = '\uFFFD';

export const encoding: Check = {
  name,
  description: '文件是 UTF-8 编码',
  run: ({ sources }) =>
    sources
      .filter(({ text }) => text.includes(replacement))
      .map((source) => ({
        ...at(source, source.text.indexOf(replacement)),
        rule: name,
        severity: 'error',
        found: '不是 UTF-8 的字节',
        expected: '用 UTF-8 编码保存的文件',
        fix: '用编辑器另存为 UTF-8；GBK 文件可以用 iconv -f GBK -t UTF-8 转换',
      })),
};
