// How well two colours can be told apart: the contrast ratio of WCAG 2.
// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

/** Red, green, blue and opacity, from 0 to 1, of `#rrggbb` or of a computed `rgb(…)` or `rgba(…)`. */
function channels(color: string): number[] {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  if (hex) return [...hex.slice(1).map((digits) => Number.parseInt(digits, 16) / 255), 1];
  const numbers = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(color);
  if (!numbers) throw new Error(`not a colour this test knows: ${color}`);
  const [, red, green, blue, opacity = 1] = numbers;
  return [...[red, green, blue].map((text) => Number(text) / 255), Number(opacity)];
}

function luminance([red = 0, green = 0, blue = 0]: number[]): number {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** From 1 (the same) to 21 (black and white): a colour, opaque or not, on an opaque one. */
export function contrast(color: string, ground: string): number {
  const behind = channels(ground);
  const opacity = channels(color)[3] ?? 1;
  const drawn = channels(color).map((value, at) => value * opacity + (behind[at] ?? 0) * (1 - opacity));
  const [dark = 0, light = 0] = [luminance(drawn), luminance(behind)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
