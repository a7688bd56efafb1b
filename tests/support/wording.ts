// What a text of our own must not have: words and phrases of scripts/check/terms.yaml, and sentences that are too long.
import { terms } from '#scripts/check/content/terms.ts';

/** Characters of a Chinese sentence; a Latin word, a number or a piece of code counts as one. */
export const longest = 40;

const quoted = /「[^」]*」|《[^》]*》/g;

const forbidden = [
  ...terms.words.map(({ write, not }) => ({ pattern: new RegExp(not.map(RegExp.escape).join('|'), 'gu'), write })),
  ...terms.phrases,
];

/** The text of Markdown without front matter, code, tags, targets of links and anchors; cells of tables become lines. */
export const readable = (markdown: string): string =>
  markdown
    .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
    .replace(/^---\n([\s\S]*?)\n---/, (_, yaml: string) => yaml.replace(/^[\w.]+: /gm, ''))
    .replace(/`[^`\n]*`/g, 'x')
    .replace(/<(https?:[^>]*|\/?[A-Za-z][^>]*)>/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\[#[\w-]+\]/g, '')
    .replace(/[*[\]]/g, '')
    .replaceAll('|', '\n');

const lengthOf = (sentence: string): number => sentence.replace(/[\w./:@#~=<>{}+%-]+/g, 'x').replace(/\s/g, '').length;

/** Chinese sentences of a text that are longer than they may be. */
export const longSentences = (text: string): string[] =>
  text
    .split(/[。！？；·\n]/)
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) => (sentence.match(/\p{Script=Han}/gu)?.length ?? 0) > longest / 4 && lengthOf(sentence) > longest,
    );

/** Each problem of a text with what to write instead; quotations in 「」 and titles in 《》 are left alone. */
export const wordingProblems = (text: string): string[] => {
  const own = text.replace(quoted, '「」');
  const found = forbidden.flatMap(({ pattern, write }) =>
    [...own.matchAll(pattern)].map(
      ({ index, 0: word }) =>
        `${word} → ${write}: …${own.slice(Math.max(0, index - 12), index + word.length + 12).replace(/\s+/g, ' ')}…`,
    ),
  );
  const long = longSentences(own).map((sentence) => `over ${longest} characters: ${sentence}`);
  return [...found, ...long];
};
