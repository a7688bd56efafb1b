// Texts of one line, for fields and for formats in which a line break begins something new: calendars, headers, plain lists.

/** Line breaks and control characters; a tab is one. */
const breaking = /[\p{Cc}\u2028\u2029]/u;

export const isOneLine = (text: string): boolean => !breaking.test(text);

/** The text with one space in place of line breaks and control characters. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** The text with its lines as they are, and no other control characters. */
export const plainLines = (text: string): string => text.split('\n').map(oneLine).join('\n');
