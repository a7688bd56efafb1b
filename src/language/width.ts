// How wide a text is where Chinese characters and signs are twice as wide as Latin ones: terminals, titles, drawings.
import { eastAsianWidth } from 'get-east-asian-width';

/** Whether one character is as wide as a Chinese one. */
export const isWide = (character: string): boolean => eastAsianWidth(character.codePointAt(0) ?? 0) === 2;

/** The width of a text in columns, a Chinese character being two. */
export const columns = (text: string): number => {
  let sum = 0;
  for (const character of text) sum += isWide(character) ? 2 : 1;
  return sum;
};

/** The text with spaces behind it up to so many columns. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));
