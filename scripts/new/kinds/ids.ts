// How ids are written: lower-case words joined by hyphens, alone or in folders.
import type { Kind } from '../kind.ts';

/** A word of an id, as the source of a regular expression. */
export const word = '[a-z0-9]+(?:-[a-z0-9]+)*';

export const idLike = (example: string): NonNullable<Kind['id']> => ({
  form: '小写字母、数字和连字符',
  example,
  pattern: new RegExp(`^${word}$`),
});
