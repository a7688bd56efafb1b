// The mark of a site: the three entries of a register, or the letters of its name on one ground.

/** Letters and digits on a grid of three by five, a row after the other. */
const glyphs: Record<string, string> = Object.fromEntries(
  (
    'A757555 B656556 C744447 D655556 E746447 F746444 G744557 H557555 I722227 J311157 K556655 L444447 M577555 N755555 ' +
    'O755557 P757444 Q755571 R757655 S743117 T722222 U555557 V555552 W555775 X552255 Y557222 Z712447 0755557 1262227 ' +
    '2717447 3717117 4557111 5747117 6747557 7711111 8757557 9757117'
  )
    .split(' ')
    .map((glyph) => [glyph[0] ?? '', glyph.slice(1)]),
);

const cells = (letter: string): [x: number, y: number][] =>
  [...(glyphs[letter] ?? '')].flatMap((row, y) =>
    [0, 1, 2].flatMap((x): [number, number][] => (Number(row) & (4 >> x) ? [[x, y]] : [])),
  );

/** What is drawn on 32 by 32 units, in order; the first is on the ground that follows the theme. */
export function markOf(letters: string | undefined): { fill: string; d: string }[] {
  if (letters === undefined)
    return [
      { fill: '#060298', d: 'M3 5h26v6H3z' },
      { fill: '#0368ec', d: 'M3 13h26v6H3z' },
      { fill: '#00c0ff', d: 'M3 21h26v6H3z' },
      { fill: '#fff', d: 'M6 7h2v2H6zm0 8h2v2H6zm0 8h2v2H6z' },
    ];
  const size = letters.length > 1 ? 3 : 4;
  const left = (32 - (letters.length * 4 - 1) * size) / 2;
  const d = [...letters].flatMap((letter, index) =>
    cells(letter).map(([x, y]) => {
      const at = [left + (index * 4 + x) * size, (32 - 5 * size) / 2 + y * size];
      return `M${at.join(' ')}h${size}v${size}h-${size}z`;
    }),
  );
  return [
    { fill: '#060298', d: 'M3 3h26v26H3z' },
    { fill: '#fff', d: d.join('') },
  ];
}

/** The mark as a file; `plain` has no style sheet, for what draws it in light surroundings. */
export function markFile(letters: string | undefined, { plain }: { plain?: true } = {}): string {
  const paths = markOf(letters).map(({ fill, d }, index) =>
    index === 0 && !plain ? `<path class="a" d="${d}"/>` : `<path fill="${fill}" d="${d}"/>`,
  );
  const style = plain ? '' : '<style>.a{fill:#060298}@media(prefers-color-scheme:dark){.a{fill:#5a6bff}}</style>';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${style}${paths.join('')}</svg>\n`;
}
