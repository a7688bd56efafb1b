// Which characters a WOFF font has: what it declares in CSS is more than it draws.
// Formats: https://www.w3.org/TR/WOFF/#TableDirectory, https://learn.microsoft.com/typography/opentype/spec/cmap (4 and 12).
import { inflateSync } from 'node:zlib';

/** The table of this name, unpacked. */
const table = (woff: Buffer, name: string): Buffer => {
  const count = woff.readUInt16BE(12);
  for (let entry = 44; entry < 44 + 20 * count; entry += 20) {
    if (woff.toString('latin1', entry, entry + 4) !== name) continue;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const bytes = woff.subarray(offset, offset + packed);
    return packed < length ? inflateSync(bytes) : bytes;
  }
  throw new Error(`字体里没有 ${name} 表`);
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
export const charactersOf = (woff: Buffer): Set<number> => {
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
