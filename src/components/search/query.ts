// What the reader typed, for the index, and how near each page comes to it. Pure; runs in the browser.

/** A page as the index gives it; `parts` are its headed sections, nearest matches only. */
export interface FoundPage {
  title: string;
  content: string;
  /** What else readers call it. */
  aka?: string | undefined;
  parts: { title: string; url: string; text: string }[];
}

/** A run of text; `hit` marks what the reader typed. */
export interface Segment {
  text: string;
  hit: boolean;
}

const han = /\p{Script=Han}/u;
const escape = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The reader's words: cut at spaces and where Chinese meets other writing, without edging punctuation or https://. */
export const typedWords = (text: string): string[] =>
  (text.normalize('NFKC').match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? [])
    .map((word) => word.replace(/^https?:\/\//i, '').replace(/^[\p{P}\p{S}]+(?=.)|[\p{P}]+$/gu, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Words of questions: titles and texts of pages answer them and do not have them. */
const asking = /怎么样|怎样|怎么|如何|为什么|什么|哪里|\b(?:how|what|where|do|to)\b/giu;

/** What the reader typed without the words of the question; all of it where nothing else is left. */
const subjectOf = (text: string): string => {
  const rest = text.replace(asking, ' ').trim();
  return typedWords(rest).length > 0 ? rest : text;
};

const bigrams = (word: string): string[] => {
  const letters = [...word];
  return letters.length < 3 ? [word] : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
};

/**
 * The query for the index. Chinese becomes overlapping pairs: the index holds every pair, and browsers cut words
 * differently from the indexer, so that anything longer would miss pages or find loose ones.
 */
export const toQuery = (text: string): string =>
  typedWords(subjectOf(text))
    .flatMap((word) => (han.test(word) ? bigrams(word) : word.split(/[:/]+/)))
    .join(' ');

const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;

/** The words that run on in Chinese: 怎样写纪要 is 怎样, 写, 纪要. */
const innerWords = (text: string): string[] =>
  typedWords(text).flatMap((word) =>
    han.test(word) && segmenter ? [...segmenter.segment(word)].map(({ segment }) => segment) : [word],
  );
const isLong = (word: string) => word.length > 1;

/** The query for when `toQuery` finds nothing: a page with the single words, wherever they stand. Empty if there are none. */
export const toLooseQuery = (text: string): string => innerWords(subjectOf(text)).filter(isLong).join(' ');

/** Matches the words in their order, whatever spaces and punctuation stand between them; nothing for no words. */
const phrase = (text: string): string => typedWords(text).map(escape).join('[\\s\\p{P}]*');
const anyWord = (text: string): string =>
  [...typedWords(text), ...innerWords(text).filter(isLong)]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');
const contains = (text: string, pattern: string): boolean => pattern !== '' && new RegExp(pattern, 'iu').test(text);
/** What to mark in `content`: all that was typed, or its single words where the whole does not occur. */
const patternIn = (content: string, text: string): string => {
  const whole = phrase(text);
  return contains(content, whole) ? whole : anyWord(text);
};

/** The beginning that an inflected word shares with its other forms: repositories, repository. */
const stem = (part: string): string =>
  han.test(part) ? part : part.slice(0, Math.max(3, Math.ceil(part.length * 0.7)));

export const closeness = { title: 0, inTitle: 1, literal: 2, titleWords: 3, words: 4, loose: 5, none: 6 } as const;
export type Closeness = (typeof closeness)[keyof typeof closeness];

/** How near a page comes to what was typed; 0 is nearest. */
export const closenessOf = (
  page: { title: string; content: string; aka?: string | undefined },
  text: string,
): Closeness => {
  const literal = phrase(text);
  // A title may begin with the name of the community.
  const names = [page.title, ...(page.aka?.split(/、|, /) ?? [])];
  if (names.some((name) => contains(name, `(?:^|\\s)\\p{P}*${literal}[\\s\\p{P}]*$`))) return closeness.title;
  if (contains(`${page.title}\n${page.aka ?? ''}`, literal)) return closeness.inTitle;
  if (contains(page.content, literal)) return closeness.literal;
  const has = (where: string, parts: string[]) => parts.every((part) => contains(where, escape(part)));
  if (has(page.title, innerWords(subjectOf(text)))) return closeness.titleWords;
  const all = `${page.title}\n${page.content}`;
  if (has(all, typedWords(text))) return closeness.words;
  const loose = [toQuery(text).split(' '), innerWords(text)].some((parts) => has(all, parts.map(stem)));
  return loose ? closeness.loose : closeness.none;
};

/**
 * Of pages as near as each other, a subproject comes first, unless all that they share is a phrase of their texts, and last what
 * explains how to use or to get something.
 */
const turnOf = ({ url = '', closeness: near }: { url?: string; closeness: Closeness }) =>
  near !== closeness.literal && /\/subprojects\/./.test(url) ? 0 : /\/(docs|requests)\/./.test(url) ? 2 : 1;

/** The pages that answer `text`, nearest first, guides after other pages, otherwise in the order given; what only shares letters with it is dropped. */
export const rank = <T extends { title: string; content: string; aka?: string | undefined; url?: string }>(
  pages: T[],
  text: string,
): (T & { closeness: Closeness })[] =>
  pages
    .map((page) => ({ ...page, closeness: closenessOf(page, text) }))
    .filter((page) => page.closeness !== closeness.none)
    .sort((a, b) => a.closeness - b.closeness || turnOf(a) - turnOf(b));

/** `content` in runs, with what the reader typed marked. */
export const mark = (content: string, text: string): Segment[] => {
  const pattern = patternIn(content, text);
  if (pattern === '') return [{ text: content, hit: false }];
  return content
    .split(new RegExp(`(${pattern})`, 'iu'))
    .map((run, i) => ({ text: run, hit: i % 2 === 1 }))
    .filter((run) => run.text !== '');
};

const sentenceEnd = /[。！？]\s*|[.!?;；]\s+/;
const insideWord = /[\w\uDC00-\uDFFF]/;

/** Where an excerpt begins that shows what is `at`: at a sentence if one begins near, else not inside a word. */
const startBefore = (content: string, at: number, room: number): { start: number; cut: boolean } => {
  if (at <= room) return { start: 0, cut: false };
  const before = content.slice(at - room, at);
  const sentence = sentenceEnd.exec(before);
  if (sentence) return { start: at - room + sentence.index + sentence[0].length, cut: false };
  let start = at - room;
  while (start < at && insideWord.test(content[start] ?? '')) start++;
  return { start, cut: true };
};

/** The index ends every block of a page with a Latin full stop and a space; after Chinese that is a Chinese one. */
const inChinese = (content: string): string =>
  // Without looking behind, which Safari before 16.4 takes for a mistake in the whole script.
  content.replace(/([\p{Script=Han}）」』》])\.(?=\s|$)/gu, '$1。').replace(/([。！？；，：])\s+/g, '$1');

/** Two lines or so of `indexed` around what the reader typed, marked, with … where a sentence is cut. */
export const excerpt = (indexed: string, text: string): Segment[] => {
  const content = inChinese(indexed);
  const at = Math.max(0, content.search(new RegExp(patternIn(content, text) || '$^', 'iu')));
  const length = han.test(content.slice(at, at + 60)) ? 96 : 180;
  const { start, cut } = startBefore(content, at, Math.floor(length / 2));
  let end = Math.min(content.length, start + length);
  while (end < start + length + 20 && insideWord.test(content[end] ?? '')) end++;
  return mark(`${cut ? '…' : ''}${content.slice(start, end).trim()}${end < content.length ? '…' : ''}`, text);
};

/** The section of the page to lead to: the one whose heading or text has what was typed; none where the title has it. */
export const sectionFor = (page: FoundPage, text: string): FoundPage['parts'][number] | undefined => {
  const literal = phrase(text);
  if (contains(page.title, literal)) return undefined;
  return (
    page.parts.find((part) => contains(part.title, literal)) ?? page.parts.find((part) => contains(part.text, literal))
  );
};
