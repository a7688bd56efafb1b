// The picture that stands for a page where it is shared: what is written on it, and where it lies.
import { createHash } from 'node:crypto';

/** Raised when the drawing changes, so that no cache keeps showing the old picture at the same address. */
const design = 2;

export interface Picture {
  /** Path on the site. */
  path: string;
  width: number;
  height: number;
  /** What is written on it, line by line; also its alternative text. */
  lines: string[];
}

const picture = (width: number, height: number, written: (string | undefined)[]): Picture => {
  const lines = written.flatMap((line) => line?.replace(/\s+/g, ' ').trim() || []);
  const hash = createHash('sha256').update(JSON.stringify([design, width, height, lines]));
  return { path: `/share/${hash.digest('hex').slice(0, 12)}.png`, width, height, lines };
};

/**
 * The card of a page, in the shape that Open Graph asks for, with the name of the site. `label` is where the page stands, and its
 * number or date: `会议 · 2026-11-24`.
 */
export const shareCard = (site: string, title: string, label: string | undefined): Picture =>
  picture(1200, 630, [site, title, label]);

/** The mark with the site's name: WeChat shows a small square beside the title, at least 300 pixels wide. */
export const shareSquare = (shortName: string, site: string): Picture => picture(600, 600, [shortName, site]);
