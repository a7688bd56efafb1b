// The comment on a pull request: findings and changed pages, or nothing. The report comes from code that anyone may have written,
// so it is data: checked, cut short, and shown as code, of which forges make nothing.
import { z } from 'astro/zod';
import { code as inCode } from './report.ts';

/** The comment begins with this, and is found again by it. */
export const marker = '<!-- sig-site:review -->';

const line = z.string().max(4000);
const path = z.string().max(1000);

const finding = z.object({
  file: path,
  line: z.int().min(0),
  column: z.int().min(0),
  rule: z.string().max(100),
  severity: z.enum(['error', 'warning']),
  found: line,
  expected: line,
  fix: line,
});
const findings = z.object({ findings: z.array(finding).max(100_000) });

const changes = z.object({
  folder: path,
  changes: z.array(z.object({ name: line, path, lines: z.array(line).max(10_000) })).max(100_000),
  pages: z.array(path).max(100_000),
});

interface Review {
  findings: z.infer<typeof finding>[];
  changes: z.infer<typeof changes>;
}

/** Throws where the texts are not what `npm run check` and `npm run changes` write as JSON. */
export const reviewOf = (findingsText: string, changesText: string): Review => ({
  findings: findings.parse(JSON.parse(findingsText)).findings,
  changes: changes.parse(JSON.parse(changesText)),
});

/** GitHub takes 65,536 characters; what is beyond these limits is in the log of the run. */
const limits = { findings: 30, changes: 60, pages: 60, characters: 300, body: 60_000 };

/** A text that others wrote, cut short. */
const code = (text: string): string =>
  inCode(text.length > limits.characters ? `${text.slice(0, limits.characters)}…` : text);

const capped = (lines: string[], limit: number, more: (count: number) => string): string[] =>
  lines.length > limit ? [...lines.slice(0, limit), more(lines.length - limit)] : lines;

const folded = (title: string, lines: string[], limit: number, unit: string): string[] => {
  const shown = capped(lines, limit, (more) => `- 另有 ${more} ${unit}`);
  return lines.length > 0
    ? ['', `<details><summary>${title}（${lines.length}）</summary>`, '', ...shown, '', '</details>']
    : [];
};

const labels = { error: '错误', warning: '警告' };

/** Errors anywhere, for a record may break another one; warnings only where the pull request changes something. */
const concerning = ({ findings: all, changes: { folder, changes: changed } }: Review): Review['findings'] => {
  const files = new Set(changed.map((change) => folder + change.path));
  const chosen = all.filter(({ severity, file }) => severity === 'error' || files.has(file));
  return chosen.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
};

/** The comment in Markdown; `undefined` where there is nothing to fix. `run` is the address of the run that made the report. */
export const commentOf = (review: Review, { commit, run }: { commit: string; run: string }): string | undefined => {
  const shown = concerning(review);
  if (shown.length === 0) return undefined;
  const count = (severity: 'error' | 'warning') => shown.filter((finding) => finding.severity === severity).length;
  const { changes: all, pages } = review.changes;
  const list = shown.map(({ file, line: at, column, rule, severity, found, expected, fix }) =>
    [
      `- **${labels[severity]}** ${code(`${file}:${at}:${column}`)} ${code(rule)}`,
      `  - 问题：${code(found)}`,
      `  - 要求：${code(expected)}`,
      `  - 处理：${code(fix)}`,
    ].join('\n'),
  );
  const changed = all.flatMap(({ name, lines }) => lines.map((each) => `- ${code(name)}：${code(each)}`));
  const body = [
    marker,
    `**检查发现 ${count('error')} 个错误、${count('warning')} 个警告。** 存在错误时不能合并；警告可以稍后处理。`,
    '',
    ...capped(list, limits.findings, (more) => `- 另有 ${more} 个，见[运行记录](${run})`),
    ...folded('记录的变化', changed, limits.changes, '处'),
    ...folded(
      '可能变化的页面',
      pages.map((page) => `- ${code(page)}`),
      limits.pages,
      '页',
    ),
    '',
    `${code(commit.slice(0, 10))} 的检查结果，[运行记录](${run})。修正并推送后，本评论会更新；没有问题时自动删除。`,
  ].join('\n');
  return body.length > limits.body ? `${body.slice(0, limits.body)}\n\n…` : body;
};
