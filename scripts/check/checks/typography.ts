// Chinese typography as AutoCorrect has it: spaces between Han and Latin, full-width punctuation. A finding gives the right text.
import autocorrect from 'autocorrect-node';
import { visit } from 'unist-util-visit';
import { isChinese } from '../../../src/markdown/chinese.ts';
import { bodyOf, isProse } from '../body.ts';
import type { Check, Finding } from '../finding.ts';
import { at } from '../places.ts';
import type { Source } from '../read.ts';
import { yamlTextsOf } from '../yaml-text.ts';

const name = 'typography';
const hasHan = /\p{Script=Han}/u;
/** Characters shown on either side of a difference. */
const around = 8;

interface Run {
  value: string;
  folded?: boolean;
  /** In the file. */
  offset: number;
}

/** Numbers and marks that a probe looks for must stay as the service writes them. */
const inYaml = (source: Source): Run[] => yamlTextsOf(source).filter(({ fields }) => !fields.includes('probe'));

/** The text between links, code and other marks: AutoCorrect's own reading of MDX would add spaces before links. */
const inBody = (source: Source): Run[] => {
  const { body, bodyOffset } = source.record;
  const found: Run[] = [];
  if (!isProse(source) || !hasHan.test(body)) return found;
  visit(bodyOf(source).tree, 'text', ({ value, position }) => {
    found.push({ value, offset: bodyOffset + (position?.start.offset ?? 0) });
  });
  return found;
};

/** Offsets after an `autocorrect-disable` comment and before `autocorrect-enable`. */
const isDisabled = (source: Source, offset: number): boolean => {
  const switches = [...source.text.slice(0, offset).matchAll(/autocorrect-(disable|enable)/g)];
  return switches.at(-1)?.[1] === 'disable';
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

/** Where the file holds the value just as it is, behind a quotation mark at most; `undefined` where escapes or folds stand in it. */
const verbatimAt = ({ text }: Source, value: string, offset: number): number | undefined =>
  [offset, offset + 1].find((start) => text.startsWith(value, start));

/** Whether a replacement could end a scalar, or open a comment in it. */
const changesYaml = (by: string) => /['"#]|:\s/.test(by);

const lint = (source: Source, { value, folded, offset }: Run): Finding[] => {
  const right = hasHan.test(value) ? autocorrect.format(folded ? joined(value) : value) : value;
  if (right === value || isDisabled(source, offset)) return [];
  const shorter = Math.min(value.length, right.length);
  const front = shared(value, right, shorter, 1);
  const back = shared(value, right, shorter - front, -1);
  const excerpt = (text: string) => text.slice(Math.max(0, front - around), text.length - Math.max(0, back - around));
  const start = verbatimAt(source, value, offset);
  const by = right.slice(front, right.length - back);
  return [
    {
      ...at(source, start === undefined ? offset : start + front),
      rule: name,
      severity: 'error',
      found: excerpt(value),
      expected: excerpt(right),
      fix: '改成“应为”的写法；必须保留原样的，前后加上 autocorrect-disable 和 autocorrect-enable 注释',
      ...(start === undefined || changesYaml(by)
        ? {}
        : { edits: [{ start: start + front, end: start + value.length - back, text: by }] }),
    },
  ];
};

export const typography: Check = {
  name,
  description: '中文排版：中文与西文之间的空格、全角标点（AutoCorrect）',
  run: ({ sources }) =>
    sources
      .filter(({ collection }) => collection !== 'charters')
      .flatMap((source) => [...inYaml(source), ...inBody(source)].flatMap((run) => lint(source, run))),
};
