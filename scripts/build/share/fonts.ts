// The letters of the pictures: Noto Sans SC as its package has it, the everyday part at once, the rare parts when a text needs them.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font } from 'satori';
import { charactersOf } from './characters.ts';

interface Part {
  fonts: Font[];
  characters: Set<number>;
}

const folder = join(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')), 'files');

const file = (name: string, weight: number): Buffer =>
  readFileSync(join(folder, `noto-sans-sc-${name}-${weight}-normal.woff`));

const load = (name: string): Part => ({
  fonts: ([400, 700] as const).map((weight) => ({ name, weight, data: file(name, weight) })),
  characters: charactersOf(file(name, 400)),
});

/** Latin letters first: the Chinese part has others of its own, which are wider. */
export const everyday = ['latin', 'chinese-simplified'];
const parts = everyday.map(load);
export const fonts: Font[] = parts.flatMap((part) => part.fonts);

let index: Map<number, string> | undefined;

/** The part that has each of the characters that the everyday ones lack; read once, and only when one is asked for. */
const rareParts = (): Map<number, string> => {
  if (index) return index;
  index = new Map();
  for (const name of globSync('noto-sans-sc-[0-9]*-400-normal.woff', { cwd: folder }).sort()) {
    const part = name.replace(/^noto-sans-sc-|-400-normal\.woff$/g, '');
    for (const character of charactersOf(readFileSync(join(folder, name)))) index.set(character, part);
  }
  return index;
};

const code = (character: string): number => character.codePointAt(0) ?? 0;
const isEveryday = (character: string): boolean => parts.some(({ characters }) => characters.has(code(character)));

const loaded = new Map<string, Part>();

/** The fonts that have these characters, beyond the everyday ones. */
export const rareFonts = (characters: string): Font[] => {
  const names = new Set([...characters].flatMap((character) => rareParts().get(code(character)) ?? []));
  for (const name of names) if (!loaded.has(name)) loaded.set(name, load(name));
  return [...names].sort().flatMap((name) => loaded.get(name)?.fonts ?? []);
};

/** What stands for a character that no font has: a Latin letter without its accent, 〓 for another letter, else nothing. */
const substitute = (character: string): string => {
  const [base = ''] = character.normalize('NFD');
  if (isEveryday(base)) return base;
  return /\p{Letter}/u.test(character) ? '〓' : '';
};

/** The text in characters that can be drawn, so that no empty box stands for one. */
export const drawable = (text: string): string =>
  [...text.normalize('NFC')]
    .map((character) => (isEveryday(character) || rareParts().has(code(character)) ? character : substitute(character)))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
