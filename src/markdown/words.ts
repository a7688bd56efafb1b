// The few words that the Markdown pipeline itself writes, in the language of the file: en.md is English, all else Chinese.
import type { VFile } from 'vfile';

const words = {
  zh: { anchor: '本节链接', table: '表格' },
  en: { anchor: 'Link to this section', table: 'Table' },
};

export const wordsOf = (file: VFile) => words[/(^|[\\/])en\.mdx?$/.test(file.path ?? '') ? 'en' : 'zh'];
