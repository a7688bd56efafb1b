// What the pictures look like: a page of the register. A heavy rule on top, where the page stands in the quiet column, its title
// beside it, the mark and the site's name below, within the middle square that programs may cut out.
import { isWide } from '#language/width.ts';
import { markFile } from '#model/site/mark.ts';
import type { Picture } from '#model/site/share-card.ts';
import { site } from '#site.ts';
import { everyday } from './fonts.ts';
import type { Colour } from './palette-png.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const widths: [RegExp, number][] = [
  [/[MWmw@%—…]/, 0.95],
  [/[A-Z&]/, 0.7],
  [/[ .,:;!'|ijltfrI()[\]-]/, 0.4],
];

const emsOf = (character: string): number =>
  isWide(character) ? 1 : (widths.find(([kind]) => kind.test(character))?.[1] ?? 0.62);

/** How wide a text in bold letters is at most, in ems: rather too wide than cut. */
export const ems = (text: string): number => [...text].reduce((sum, character) => sum + emsOf(character), 0);

/** Pieces that stay whole: a word with the closing punctuation behind it and the opening bracket before it. */
const pieces = (text: string): string[] => {
  const found: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = found.at(-1);
    const stays = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\s]+$/u.test(segment) || (last && /[\p{Ps}\p{Pi}\p{Pd}]$/u.test(last));
    if (stays && last !== undefined) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
};

const wrapped = (given: string[], width: number): string[] => {
  const lines: string[] = [];
  for (const piece of given) {
    const last = lines.at(-1);
    if (last !== undefined && ems((last + piece).trimEnd()) <= width) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim());
};

/**
 * The title on lines of at most `width` ems, as few and as even as possible, broken between words: satori breaks Chinese behind any
 * character. Longer words are cut.
 */
export const titleLines = (title: string, width: number): string[] => {
  const whole = pieces(title).flatMap((piece) => (ems(piece.trim()) > width ? [...piece] : [piece]));
  let lines = wrapped(whole, width);
  for (let narrower = width - 0.5; narrower > 0; narrower -= 0.5) {
    const tried = wrapped(whole, narrower);
    if (tried.length > lines.length || tried.some((line) => ems(line) > narrower)) break;
    lines = tried;
  }
  return lines;
};

/** An element as satori takes it, without React. */
interface Box {
  type: string;
  props: Record<string, unknown> & { children?: unknown };
}

const box = (style: Record<string, unknown>, ...children: (Box | string)[]): Box => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

const ink: Colour = [10, 22, 51];
const paper: Colour = [251, 252, 254];
const soft: Colour = [85, 97, 122];
const line: Colour = [221, 227, 238];
/** Those of the mark. */
const brand: Colour[] = [
  [6, 2, 152],
  [3, 104, 236],
  [0, 192, 255],
  [255, 255, 255],
];

const between = (a: Colour, b: Colour, part: number): Colour => {
  const [red, green, blueOf] = a.map((value, i) => Math.round(value + ((b[i] ?? 0) - value) * part));
  return [red ?? 0, green ?? 0, blueOf ?? 0];
};

/** All colours of the pictures, and those between ink and paper, for the edges of letters. */
export const palette: Colour[] = [
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((step) => between(ink, paper, step / 7)),
  ...[soft, between(soft, paper, 1 / 3), between(soft, paper, 2 / 3), line],
  ...brand,
];

const css = ([red, green, blueOf]: Colour): string => `rgb(${red}, ${green}, ${blueOf})`;

/** The mark of the site. */
const mark = (size: number): Box => ({
  type: 'img',
  props: {
    width: size,
    height: size,
    src: `data:image/svg+xml;base64,${Buffer.from(markFile(site.mark, { plain: true })).toString('base64')}`,
  },
});

const side = 72;
const quiet = 250;
const frame = { fontFamily: everyday.join(', '), background: css(paper), color: css(ink) };

const smallest = { fontSize: 54, most: 4 };
const sizes = [
  { fontSize: 92, most: 1 },
  { fontSize: 80, most: 1 },
  { fontSize: 84, most: 2 },
  { fontSize: 68, most: 3 },
  smallest,
];

/** The largest size at which the title fits, and its lines; what does not fit at the smallest is cut. */
const fitted = (title: string, width: number): { fontSize: number; lines: string[] } => {
  const linesAt = (fontSize: number) => titleLines(title, width / fontSize);
  const fits = sizes.find(({ fontSize, most }) => linesAt(fontSize).length <= most);
  const { fontSize, most } = fits ?? smallest;
  const lines = linesAt(fontSize);
  return { fontSize, lines: fits ? lines : [...lines.slice(0, most - 1), lines[most - 1]?.replace(/.?$/u, '…') ?? ''] };
};

const markSize = 96;
const gap = 24;
/** What is left for the name beside the mark before the edge of the middle square. */
export const nameRoom = (1200 + 630) / 2 - side - quiet - markSize - gap;
/** The size of the letters in which the site's name fits there. */
export const nameSize = (site: string): number => Math.min(42, Math.floor(nameRoom / ems(site)));

const card = ({ width, height, lines: [site = '', title = '', label = ''] }: Picture): Box => {
  const wide = width - 2 * side;
  const room = wide - quiet;
  const { fontSize, lines } = fitted(title, room);
  return box(
    { ...frame, width, height, padding: side },
    box(
      { width: wide, height: height - 2 * side, flexDirection: 'column' },
      box({ width: wide, height: 6, background: css(ink) }),
      box(
        { width: wide, flexGrow: 1, paddingTop: 40 },
        box(
          { width: quiet, flexDirection: 'column', fontSize: 36, lineHeight: 1.4, color: css(soft) },
          ...label.split(' · ').map((part) => box({ width: quiet - 24 }, part)),
        ),
        box(
          { width: room, flexDirection: 'column', fontSize, fontWeight: 700, lineHeight: 1.28, marginTop: -10 },
          ...lines.map((each) => box({ width: room, whiteSpace: 'nowrap' }, each)),
        ),
      ),
      box({ width: wide, height: 2, background: css(line), marginBottom: 28 }),
      box(
        { width: wide, alignItems: 'center', fontSize: nameSize(site), fontWeight: 700 },
        box({ width: quiet }),
        mark(markSize),
        box({ marginLeft: gap, whiteSpace: 'nowrap' }, site),
      ),
    ),
  );
};

const square = ({ width, height, lines: [shortName = '', site = ''] }: Picture): Box =>
  box(
    { ...frame, width, height, flexDirection: 'column', alignItems: 'center', justifyContent: 'center' },
    mark(320),
    box({ fontSize: 64, fontWeight: 700, marginTop: 16 }, shortName),
    box({ fontSize: 30, color: css(soft), marginTop: 4 }, site),
  );

/** A picture of these proportions with these lines on it. */
export const layout = (picture: Picture): Box => (picture.width === picture.height ? square(picture) : card(picture));
