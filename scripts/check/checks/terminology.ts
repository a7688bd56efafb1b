// One name for one thing: the words of terms.yaml, and the community's own name, spelled as they are.
import { editable, type Source } from '#scripts/check/content/read.ts';
import { partOf, type Run, runsOf } from '#scripts/check/content/runs.ts';
import { terms } from '#scripts/check/content/terms.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

interface Term {
  pattern: RegExp;
  write: string;
  /** Searched for in quoted words, too. */
  quoted: boolean;
  /** A proposal, which may be left as it is. */
  advised: boolean;
}

/** A term that is written otherwise, and where in a text. */
interface Miswritten extends Pick<Term, 'write' | 'advised'> {
  index: number;
  written: string;
}

const isLatin = (text: string) => /[a-z]/i.test(text);
/** No part of an address, a path, an option or a longer word; Chinese may touch it. */
const alone = (pattern: string) => `(?<![\\w./@:#~=-])${pattern}(?![\\w/@:#~=-]|\\.\\w)`;

/** A word that is written as `other`, in any case with the flag `i`. */
const patternOf = (other: string, flags: string): RegExp => {
  const escaped = RegExp.escape(other);
  return new RegExp(isLatin(other) ? alone(escaped) : escaped, flags);
};

/** The terms of the dictionary, and names that are the deployment's own. */
const termsWith = (own: string[]): Term[] => {
  const { spellings, names, words } = terms;
  const spelled = [...spellings, ...own.filter((name) => /^[\w.-]+$/.test(name))];
  return [
    ...spelled.map((name) => ({ pattern: patternOf(name, 'gi'), write: name, quoted: true, advised: false })),
    ...names.flatMap(({ write, not, quoted }) =>
      not.map((other) => ({ pattern: patternOf(other, 'g'), write, quoted, advised: false })),
    ),
    ...words
      .filter(({ own }) => !own)
      .flatMap(({ write, not }) =>
        not.map((other) => ({ pattern: patternOf(other, 'g'), write, quoted: false, advised: true })),
      ),
  ];
};

/** Searches for terms; most texts have none, which one expression for all finds out at once. */
const finder = (terms: Term[]): ((text: string) => Miswritten[]) => {
  const any = new RegExp(terms.map(({ pattern }) => pattern.source).join('|'), 'i');
  return (text) =>
    (any.test(text) ? terms : []).flatMap(({ pattern, write, advised }) =>
      [...text.matchAll(pattern)]
        .map(({ 0: written, index }) => ({ index, written, write, advised }))
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

/** What others said, titles, and names and texts that are kept as the charter has them. */
const isVerbatim = ({ value, fields = [] }: Run, { index }: Miswritten): boolean =>
  ['name', 'affiliation', 'duties'].some((field) => fields.includes(field)) ||
  [...value.matchAll(/「[^」]*」|《[^》]*》/g)].some((one) => one.index < index && index < one.index + one[0].length);

const problem = (source: Source, run: Run, miswritten: Miswritten): Problem => {
  const { index, written, write, advised } = miswritten;
  if (advised)
    return {
      ...partOf(run, index),
      severity: 'warning',
      found: written,
      expected: write,
      fix: `「${written}」建议改为「${write}」`,
      proposal: true,
    };
  return {
    ...partOf(run, index, written.length, spaced(run.value, miswritten)),
    severity: isQuoted(source) ? 'warning' : 'error',
    found: `用词「${written}」与词表不一致`,
    expected: `使用「${write}」（词表见 scripts/check/terms.yaml）`,
    fix: `改为「${write}」`,
  };
};

export const terminology: Check = {
  name: 'terminology',
  description: '用词与词表 scripts/check/terms.yaml 和社区名称一致',
  given: ({ config }) => config?.community,
  run: (site, sources = site.sources) => {
    const { zh, en } = site.config?.community ?? {};
    const all = termsWith([...new Set([zh, en].filter((one) => one !== undefined))]);
    const [inTexts, inQuotes] = [finder(all), finder(all.filter((term) => term.quoted))];
    return inEach(editable(sources), (source) => {
      const find = isQuoted(source) ? inQuotes : inTexts;
      const runs = runsOf(source).filter((run) => !isId(run) && !isForeign(run));
      return runs.flatMap((run) =>
        find(run.value)
          .filter((one) => !one.advised || !isVerbatim(run, one))
          .map((miswritten) => problem(source, run, miswritten)),
      );
    });
  },
};
