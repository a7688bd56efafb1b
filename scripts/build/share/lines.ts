// Breaks a title into lines of about the same length, between words: satori breaks Chinese behind any character.

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff60\u{20000}-\u{3fffd}]/u;
const widths: [RegExp, number][] = [
  [wide, 1],
  [/[MWmw@%—…]/, 0.95],
  [/[A-Z&]/, 0.7],
  [/[ .,:;!'|ijltfrI()[\]-]/, 0.4],
];

/** How wide a text in bold letters is at most, in ems: rather too wide than cut. */
export const ems = (text: string): number =>
  [...text].reduce((sum, character) => sum + (widths.find(([kind]) => kind.test(character))?.[1] ?? 0.62), 0);

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

/** The title on lines of at most `width` ems, as few as can be and as even as can be; longer words are cut apart. */
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
