// One name for one thing: the words of terms.yaml, and the community's own name, spelled as they are.
import { join } from 'node:path';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding } from '#scripts/check/finding.ts';
import { at } from '#scripts/check/content/places.ts';
import { isVerbatim, type Source } from '#scripts/check/content/read.ts';
import { type Run, runsOf } from '#scripts/check/content/runs.ts';
import { finder, readTerms, type Problem, spaced } from '#scripts/check/advice/terminology.ts';

const file = join(import.meta.dirname, '../terms.yaml');

/** What people said in a meeting, or wrote in a hurry, is theirs. */
const isQuoted = ({ collection }: Source) => collection === 'meetings' || collection === 'notices';
/** An id stands for a record, whatever the record is called. */
const isId = ({ value, fields }: Run) => fields !== undefined && /^[a-z0-9]+([-/][a-z0-9]+)*$/.test(value);
/** Names and addresses of services and lists, marks that a probe looks for, and titles of other people's documents. */
const isForeign = ({ fields = [] }: Run) =>
  fields.some((field) => ['probe', 'sources', 'origin', 'address'].includes(field));

const finding = (source: Source, run: Run, problem: Problem): RuleFinding => {
  const { index, written, write } = problem;
  const start = run.verbatim === undefined ? undefined : run.verbatim + index;
  return {
    ...at(source, start ?? run.offset),
    severity: isQuoted(source) ? 'warning' : 'error',
    found: written,
    expected: write,
    fix: `改为 ${write}；词表在 scripts/check/terms.yaml`,
    ...(start === undefined
      ? {}
      : { edits: [{ start, end: start + written.length, text: spaced(run.value, problem) }] }),
  };
};

export const terminology: Check = {
  name: 'terminology',
  description: '一个事物一个名字：词表 scripts/check/terms.yaml 和社区名字的写法',
  run: ({ sources, config }) => {
    const own = [config?.community.zh, config?.community.en].filter((one) => one !== undefined);
    const all = readTerms(file, [...new Set(own)]);
    const [inTexts, inQuotes] = [finder(all), finder(all.filter((term) => term.quoted))];
    return sources
      .filter((source) => !isVerbatim(source))
      .flatMap((source) =>
        runsOf(source)
          .filter((run) => !isId(run) && !isForeign(run))
          .flatMap((run) =>
            (isQuoted(source) ? inQuotes : inTexts)(run.value).map((problem) => finding(source, run, problem)),
          ),
      );
  },
};
