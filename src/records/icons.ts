// The icons of the site, drawn from its mark: what browsers, phones and search engines take, which do not all read SVG.
import { Resvg } from '@resvg/resvg-js';
import { markFile } from '#model/site/mark.ts';
import { site } from '#site.ts';

/** The mark, for light surroundings. */
const mark = (): string => markFile(site.mark, { plain: true });

/** PNG icons at the root of the site by name, with their width in pixels. On a home screen the mark stands on paper. */
export const pngIcons = { 'apple-touch-icon': 180, 'icon-192': 192, 'icon-512': 512 } as const;

/** The mark as a PNG; with paper, it fills the middle three fifths of it, which every mask leaves. */
export const pngOf = (size: number, { paper }: { paper?: string } = {}): Uint8Array<ArrayBuffer> => {
  const part = paper === undefined ? size : Math.round(size * 0.6);
  const at = (size - part) / 2;
  const inner = mark().replace('<svg ', `<svg x="${at}" y="${at}" width="${part}" height="${part}" `);
  const ground = paper === undefined ? '' : `<rect width="${size}" height="${size}" fill="${paper}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${ground}${inner}</svg>`;
  return new Uint8Array(new Resvg(svg).render().asPng());
};

/** An ICO file with one PNG in it: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10) */
export const icoOf = (size: number): Uint8Array<ArrayBuffer> => {
  const png = pngOf(size);
  const head = new DataView(new ArrayBuffer(22));
  head.setUint16(2, 1, true); // an icon
  head.setUint16(4, 1, true); // of one picture
  head.setUint8(6, size);
  head.setUint8(7, size);
  head.setUint16(10, 1, true); // colour planes
  head.setUint16(12, 32, true); // bits per pixel
  head.setUint32(14, png.length, true);
  head.setUint32(18, 22, true); // where the picture begins
  const file = new Uint8Array(22 + png.length);
  file.set(new Uint8Array(head.buffer));
  file.set(png, 22);
  return file;
};
