// Chinese typography as AutoCorrect has it: spaces between Han and Latin, full-width punctuation. A finding gives the right text.
import autocorrect from 'autocorrect-node';
import { isChinese } from '#markdown/chinese.ts';
import { editable, type Source } from '#scripts/check/content/read.ts';
import { partOf, type Run, runsOf } from '#scripts/check/content/runs.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

const hasHan = /\p{Script=Han}/u;
/** Characters shown on either side of a difference. */
const around = 8;

/** Whether an offset lies after an `autocorrect-disable` comment and before the next `autocorrect-enable`. */
const disabled = ({ text }: Source): ((offset: number) => boolean) => {
  const switches = [...text.matchAll(/autocorrect-(disable|enable)/g)];
  return (offset) => switches.findLast(({ index }) => index < offset)?.[1] === 'disable';
};

/** How many characters two texts share, counted from `step` 1 the front or -1 the back. */
const shared = (a: string, b: string, limit: number, step: 1 | -1): number => {
  let count = 0;
  while (count < limit && a.at(step === 1 ? count : -1 - count) === b.at(step === 1 ? count : -1 - count)) count += 1;
  return count;
};

/** YAML puts a space where lines were folded; Chinese has none there. */
const joined = (text: string) =>
  text.replace(/(.) (?=(.))/gu, (pair, before: string, after: string) =>
    isChinese.test(before) && isChinese.test(after) ? before : pair,
  );

/** Whether a replacement could end a YAML scalar, or open a comment in it. */
const changesYaml = (by: string) => /['"#]|:\s/.test(by);

const rightOf = ({ value, folded }: Run): string => {
  // The rule `whitespace` deletes a full-width indent; AutoCorrect would halve it.
  const indent = /^\u3000*/.exec(value)?.[0] ?? '';
  const text = value.slice(indent.length);
  return indent + autocorrect.format(folded ? joined(text) : text);
};

const problem = (run: Run, right: string): Problem => {
  const { value } = run;
  const shorter = Math.min(value.length, right.length);
  const front = shared(value, right, shorter, 1);
  const back = shared(value, right, shorter - front, -1);
  const excerpt = (text: string) => text.slice(Math.max(0, front - around), text.length - Math.max(0, back - around));
  const text = right.slice(front, right.length - back);
  return {
    ...partOf(run, front, value.length - back - front, changesYaml(text) ? undefined : text),
    found: `空格或标点有误：${excerpt(value)}`,
    expected: '中文与西文之间有空格，标点为全角',
    fix: `改为「${excerpt(right)}」；如果必须保留原样，在前后添加 autocorrect-disable 和 autocorrect-enable 注释`,
  };
};

/** What a probe searches for must stay as the service writes it; the rule `schema` reports the date of a field. */
const isSet = ({ value, fields }: Run) =>
  hasHan.test(value) && !fields?.includes('probe') && !(fields && /^\d{4}年\d{1,2}月\d{1,2}日$/.test(value));

const problemsOf = (source: Source): Problem[] => {
  const isDisabled = disabled(source);
  return runsOf(source)
    .filter((run) => isSet(run) && !isDisabled(run.offset))
    .map((run) => ({ run, right: rightOf(run) }))
    .filter(({ run, right }) => right !== run.value)
    .map(({ run, right }) => problem(run, right));
};

export const typography: Check = {
  name: 'typography',
  description: '中文与西文之间有空格，标点为全角（AutoCorrect）',
  given: () => null,
  run: (site, sources = site.sources) => inEach(editable(sources), problemsOf),
};
