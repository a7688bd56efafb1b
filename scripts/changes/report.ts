// What changed → text for a terminal, Markdown for a pull request, JSON for programs.
import { table } from '#schemas/collections.ts';
import { some } from '#scripts/kit/failure.ts';
import type { Change, Compared } from './compare.ts';

export const formats = ['text', 'markdown', 'json'] as const;
export type Format = (typeof formats)[number];

interface Report extends Compared {
  title: string;
  /** The content folder, from the root of the repository, with a slash at the end. */
  folder: string;
  elsewhere: string[];
}

const groups = (changes: Change[]): [string, Change[]][] =>
  [...Map.groupBy(changes, ({ collection }) => collection)].map(([name, all]) => [table[name].label[0], all]);

/** Notes that are not about records. */
const notes = ({ gone, others, elsewhere, folder }: Report): string[] => [
  ...(gone.length > 0
    ? [
        `以下网址已不存在且没有重定向：${some(gone)}。如果改了网址，请用 npm run new -- redirect 添加重定向；如果已删除，请在重定向中填 gone: true`,
      ]
    : []),
  ...(others.length > 0 ? [`不是记录的文件：${some(others.map((path) => folder + path))}`] : []),
  ...(elsewhere.length > 0 ? [`内容之外的修改可能影响任何页面：${some(elsewhere)}`] : []),
];

const nothing = '记录没有变化。';

const text = (report: Report): string => {
  const { title, changes, pages, folder } = report;
  const records = groups(changes).flatMap(([heading, all]) => [
    `\n${heading}`,
    ...all.flatMap(({ name, path, lines }) => [...lines.map((line) => `  ${name}：${line}`), `    ${folder}${path}`]),
  ]);
  const seen = pages.length > 0 ? [`\n可能变化的页面（${pages.length}）`, ...pages.map((page) => `  ${page}`)] : [];
  const rest = notes(report).map((note, i) => (i === 0 ? `\n${note}` : note));
  return [title, ...(changes.length > 0 ? records : [nothing]), ...seen, ...rest].join('\n');
};

/** Control characters, and what turns or hides writing. */
const hidden = /[\p{Cc}\p{Bidi_Control}\u200B\u2060\uFEFF\u2028\u2029]+/gu;

/**
 * A text that others wrote as inline code, on one line: no forge makes a link, a mention, an issue, a commit or an emoji of what
 * stands there. Where the text has backticks, the marks around it have more (https://spec.commonmark.org/0.31.2/#code-spans).
 */
export const code = (plain: string): string => {
  const text = plain.replaceAll(hidden, ' ').trim();
  if (text === '') return '（空）';
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const mark = '`'.repeat(Math.max(0, ...runs) + 1);
  const space = /^`|`$/.test(text) ? ' ' : '';
  return mark + space + text + space + mark;
};

const markdown = (report: Report): string => {
  const { title, changes, pages, folder } = report;
  const records = groups(changes).flatMap(([heading, all]) => [
    `\n### ${heading}\n`,
    ...all.flatMap(({ name, path, lines }) => [
      `- **${code(name)}** ${code(folder + path)}`,
      ...lines.map((line) => `  - ${code(line)}`),
    ]),
  ]);
  const seen = pages.length > 0 ? [`\n### 可能变化的页面\n`, ...pages.map((page) => `- ${code(page)}`)] : [];
  const rest = notes(report).flatMap((note) => ['', code(note)]);
  return [`## ${code(title)}`, ...(changes.length > 0 ? records : ['', nothing]), ...seen, ...rest].join('\n');
};

const json = ({ title, changes, pages, gone, others, elsewhere, folder }: Report): string =>
  JSON.stringify({ title, folder, changes, pages, gone, others, elsewhere }, undefined, 2);

export const reportIn = (format: Format, report: Report): string => ({ text, markdown, json })[format](report);
