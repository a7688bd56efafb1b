// The words that the site adds to a text, in the language of its file.
import type { VFile } from 'vfile';
import { wordsOf } from '#words/words.ts';

/** en.md is English, all else Chinese. */
export const localeOfFile = ({ path = '' }: VFile) => (/(^|[\\/])en\.mdx?$/.test(path) ? 'en' : 'zh');

export const wordsIn = (file: VFile) => wordsOf(localeOfFile(file)).prose;
