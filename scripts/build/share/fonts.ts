// The letters of the pictures: Noto Sans SC as its package has it, the everyday part at once, the rare parts when a text needs them.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Font } from 'satori';

// Which characters a WOFF font has: what it declares in CSS is more than it draws.
// Formats: https://www.w3.org/TR/WOFF/#TableDirectory, https://learn.microsoft.com/typography/opentype/spec/cmap (4 and 12).

/** The table of this name, unpacked. */
const table = (woff: Buffer, name: string): Buffer => {
  const count = woff.readUInt16BE(12);
  for (let entry = 44; entry < 44 + 20 * count; entry += 20) {
    if (woff.toString('latin1', entry, entry + 4) !== name) continue;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const bytes = woff.subarray(offset, offset + packed);
    return packed < length ? inflateSync(bytes) : bytes;
  }
  throw new Error(`字体中没有 ${name} 表`);
};

/** Format 4: up to U+FFFF, in segments. */
const segments = (map: Buffer, found: Set<number>): void => {
  const size = map.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const last = map.readUInt16BE(14 + at);
    const first = map.readUInt16BE(16 + size + at);
    const delta = map.readUInt16BE(16 + 2 * size + at);
    const place = 16 + 3 * size + at;
    const offset = map.readUInt16BE(place);
    for (let character = first; character <= last && character !== 0xffff; character++) {
      const listed = offset === 0 ? character : map.readUInt16BE(place + offset + 2 * (character - first));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(character);
    }
  }
};

/** Format 12: all of Unicode, in groups. */
const groups = (map: Buffer, found: Set<number>): void => {
  const count = map.readUInt32BE(12);
  for (let at = 16; at < 16 + 12 * count; at += 12) {
    const [first, last] = [map.readUInt32BE(at), map.readUInt32BE(at + 4)];
    for (let character = first; character <= last; character++) found.add(character);
  }
};

/** The code points that a font draws. */
const charactersOf = (woff: Buffer): Set<number> => {
  const cmap = table(woff, 'cmap');
  const found = new Set<number>();
  for (let entry = 4; entry < 4 + 8 * cmap.readUInt16BE(2); entry += 8) {
    const map = cmap.subarray(cmap.readUInt32BE(entry + 4));
    const format = map.readUInt16BE(0);
    if (format === 4) segments(map, found);
    if (format === 12) groups(map, found);
  }
  return found;
};

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
