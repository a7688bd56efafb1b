// The dictionary of terms.yaml: which spelling a text should have, and where in it another stands.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'astro/zod';

const dictionary = z.strictObject({
  spellings: z.array(z.string()),
  names: z.array(
    z.strictObject({ write: z.string(), not: z.array(z.string()).min(1), quoted: z.boolean().optional() }),
  ),
});

export interface Term {
  pattern: RegExp;
  write: string;
  /** Looked for in what people said, too. */
  quoted: boolean;
}

export interface Problem {
  index: number;
  written: string;
  write: string;
}

const isLatin = (text: string) => /[a-z]/i.test(text);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** No part of an address, a path, an option or a longer word; Chinese may touch it. */
const alone = (pattern: string) => `(?<![\\w./@:#~=-])${pattern}(?![\\w/@:#~=-]|\\.\\w)`;

const spelled = (write: string): Term => ({ pattern: new RegExp(alone(escaped(write)), 'gi'), write, quoted: true });

const named = (write: string, other: string, quoted: boolean): Term => ({
  pattern: new RegExp(isLatin(other) ? alone(escaped(other)) : escaped(other), 'g'),
  write,
  quoted,
});

/** The dictionary, and names that are the deployment's own. */
export const readTerms = (file: string, own: string[]): Term[] => {
  const { spellings, names } = dictionary.parse(parse(readFileSync(file, 'utf8')));
  return [
    ...[...spellings, ...own.filter((name) => /^[\w.-]+$/.test(name))].map(spelled),
    ...names.flatMap(({ write, not, quoted = false }) => not.map((other) => named(write, other, quoted))),
  ];
};

/** Looks for terms; most texts have none, which one expression for all tells at once. */
export const finder = (terms: Term[]): ((text: string) => Problem[]) => {
  const any = new RegExp(terms.map(({ pattern }) => pattern.source).join('|'), 'i');
  return (text) =>
    any.test(text)
      ? terms.flatMap(({ pattern, write }) =>
          [...text.matchAll(pattern)].flatMap(({ 0: written, index }) =>
            written === write ? [] : [{ index, written, write }],
          ),
        )
      : [];
};

const hasHan = /\p{Script=Han}/u;

/** The right word with the spaces that Latin letters need between Chinese. */
export const spaced = (text: string, { index, written, write }: Problem): string => {
  if (!isLatin(write) || isLatin(written)) return write;
  const before = hasHan.test(text.charAt(index - 1)) ? ' ' : '';
  const after = hasHan.test(text.charAt(index + written.length)) ? ' ' : '';
  return `${before}${write}${after}`;
};
