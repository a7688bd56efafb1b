// Findings as annotations: workflow commands, https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
import { listed, moreAlike, type Result, summary } from './result.ts';

const escaped = (value: string) => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string) => escaped(value).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** One line for each finding, then the summary, which is a line of the log. */
export const github = (result: Result): string => {
  const annotations = listed(result.findings).map(({ finding, more }) => {
    const { file, line, column, severity, rule, found, expected, fix } = finding;
    const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
    const words = [`现为：${found}`, `应为：${expected}`, `改法：${fix}`, ...(more > 0 ? [moreAlike(more)] : [])];
    return `::${severity} ${place}::${escaped(words.join('\n'))}`;
  });
  return [...annotations, escaped(summary(result))].join('\n');
};
