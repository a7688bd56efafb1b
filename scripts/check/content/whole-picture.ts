// Whether a picture file is whole: it ends as its format says, and there are pixels in it. A size alone stands at the beginning.

/** PNG (https://www.w3.org/TR/png-3/): at least one piece of pixels, then the end. */
const isWholePng = (bytes: Buffer): boolean => {
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const [length, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    hasPixels ||= type === 'IDAT' && length > 0;
    if (type === 'IEND') return hasPixels;
    at += length + 12;
  }
  return false;
};

/** JPEG: the end of the picture behind the beginning of its last scan; cameras may write more behind it. */
const isWholeJpeg = (bytes: Buffer): boolean => {
  const scan = bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
  return scan > 0 && bytes.indexOf(Buffer.from([0xff, 0xd9]), scan) > 0;
};

/** GIF: a picture, and the byte that ends the file; some programs write zeros behind it. */
const isWholeGif = (bytes: Buffer): boolean => {
  let end = bytes.length;
  while (end > 13 && bytes[end - 1] === 0) end -= 1;
  return bytes[end - 1] === 0x3b && bytes.indexOf(0x2c, 13) > 0;
};

/** WebP (RFC 9649): as many bytes as the file says of itself, and a piece with pixels. */
const isWholeWebp = (bytes: Buffer): boolean =>
  bytes.length >= bytes.readUInt32LE(4) + 8 &&
  ['VP8 ', 'VP8L', 'ANMF'].some((mark) => bytes.includes(mark, 12, 'latin1'));

/** AVIF: boxes follow each other to the end of the file, and one of them has the pixels. */
const isWholeAvif = (bytes: Buffer): boolean => {
  let hasPixels = false;
  let at = 0;
  while (at + 8 <= bytes.length) {
    const [size, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    hasPixels ||= type === 'mdat';
    // 0: to the end of the file; 1: the size follows in eight bytes.
    if (size === 0) return hasPixels;
    const length = size === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : size;
    if (length < 8) return false;
    at += length;
  }
  return at === bytes.length && hasPixels;
};

const byKind: Record<string, (bytes: Buffer) => boolean> = {
  png: isWholePng,
  jpg: isWholeJpeg,
  jpeg: isWholeJpeg,
  gif: isWholeGif,
  webp: isWholeWebp,
  avif: isWholeAvif,
};

/** `kind`: the extension without its dot. True for kinds that have no such end, such as SVG. */
export const isWholePicture = (kind: string, bytes: Buffer): boolean => byKind[kind]?.(bytes) ?? true;
