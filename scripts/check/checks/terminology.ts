// One name for one thing: the words of terms.yaml, and the community's own name, spelled as they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { editable, type Source } from '#scripts/check/content/read.ts';
import { partOf, type Run, runsOf } from '#scripts/check/content/runs.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

const dictionary = z.strictObject({
  spellings: z.array(z.string()),
  names: z.array(
    z.strictObject({ write: z.string(), not: z.array(z.string()).min(1), quoted: z.boolean().default(false) }),
  ),
});

interface Term {
  pattern: RegExp;
  write: string;
  /** Searched for in quoted words, too. */
  quoted: boolean;
}

/** A term that is written otherwise, and where in a text. */
interface Miswritten {
  index: number;
  written: string;
  write: string;
}

const isLatin = (text: string) => /[a-z]/i.test(text);
/** No part of an address, a path, an option or a longer word; Chinese may touch it. */
const alone = (pattern: string) => `(?<![\\w./@:#~=-])${pattern}(?![\\w/@:#~=-]|\\.\\w)`;

/** A word that is written as `other`, in any case with the flag `i`. */
const term = (write: string, other: string, flags: string, quoted: boolean): Term => {
  const escaped = RegExp.escape(other);
  return { pattern: new RegExp(isLatin(other) ? alone(escaped) : escaped, flags), write, quoted };
};

const file = join(import.meta.dirname, '../terms.yaml');

/** The terms of the dictionary, and names that are the deployment's own. */
const readTerms = (own: string[]): Term[] => {
  const { spellings, names } = dictionary.parse(parse(readFileSync(file, 'utf8')));
  return [
    ...[...spellings, ...own.filter((name) => /^[\w.-]+$/.test(name))].map((name) => term(name, name, 'gi', true)),
    ...names.flatMap(({ write, not, quoted }) => not.map((other) => term(write, other, 'g', quoted))),
  ];
};

/** Searches for terms; most texts have none, which one expression for all finds out at once. */
const finder = (terms: Term[]): ((text: string) => Miswritten[]) => {
  const any = new RegExp(terms.map(({ pattern }) => pattern.source).join('|'), 'i');
  return (text) =>
    (any.test(text) ? terms : []).flatMap(({ pattern, write }) =>
      [...text.matchAll(pattern)]
        .map(({ 0: written, index }) => ({ index, written, write }))
        .filter(({ written }) => written !== write),
    );
};

const hasHan = /\p{Script=Han}/u;

/** The right word with the spaces that Latin letters need between Chinese. */
const spaced = (text: string, { index, written, write }: Miswritten): string => {
  if (!isLatin(write) || isLatin(written)) return write;
  const before = hasHan.test(text.charAt(index - 1)) ? ' ' : '';
  const after = hasHan.test(text.charAt(index + written.length)) ? ' ' : '';
  return `${before}${write}${after}`;
};

/** Records of spoken words, or of words written in a hurry. */
const isQuoted = ({ collection }: Source) => collection === 'meetings' || collection === 'notices';
/** An id stands for a record, whatever the record is called. */
const isId = ({ value, fields }: Run) => fields !== undefined && /^[a-z0-9]+([-/][a-z0-9]+)*$/.test(value);
/** Names and addresses of services and lists, marks that a probe looks for, and titles of other people's documents. */
const isForeign = ({ fields = [] }: Run) =>
  fields.some((field) => ['probe', 'sources', 'origin', 'address'].includes(field));

const problem = (source: Source, run: Run, miswritten: Miswritten): Problem => {
  const { index, written, write } = miswritten;
  return {
    ...partOf(run, index, written.length, spaced(run.value, miswritten)),
    severity: isQuoted(source) ? 'warning' : 'error',
    found: written,
    expected: write,
    fix: `改为 ${write}；词表在 scripts/check/terms.yaml`,
  };
};

export const terminology: Check = {
  name: 'terminology',
  description: '一个事物一个名字：词表 scripts/check/terms.yaml 和社区名字的写法',
  run: (site) => {
    const { zh, en } = site.config?.community ?? {};
    const all = readTerms([...new Set([zh, en].filter((one) => one !== undefined))]);
    const [inTexts, inQuotes] = [finder(all), finder(all.filter((term) => term.quoted))];
    return inEach(editable(site), (source) => {
      const find = isQuoted(source) ? inQuotes : inTexts;
      const runs = runsOf(source).filter((run) => !isId(run) && !isForeign(run));
      return runs.flatMap((run) => find(run.value).map((miswritten) => problem(source, run, miswritten)));
    });
  },
};
