// Which characters are Chinese text: Han characters and full-width punctuation, by UTF-16 code unit.

/** Punctuation that Chinese and Latin text share: curly quotes, dashes, ellipses. */
const shared = '\\u2010-\\u2027';
/** Punctuation that carries its own space: ideographic and full-width forms. */
const fullWidth = '\\u3000-\\u303F\\uFE30-\\uFE4F\\uFF01-\\uFF65';
/** Kana and Han; the surrogates are those of Han outside the basic plane. */
const letters = '\\u2E80-\\u2FFF\\u3040-\\u30FF\\u3100-\\u312F\\u31A0-\\u9FFF\\uF900-\\uFAFF\\uD840-\\uD888';

/** A code unit that no URL contains as written, and that ends a bare URL in Chinese text. */
export const endsUrl = new RegExp(`[${shared}${fullWidth}${letters}]`);
/** A full-width punctuation mark. */
export const isFullWidth = new RegExp(`^[${fullWidth}]$`);
/** A mark that is Chinese only beside Chinese text. */
export const isShared = new RegExp(`^[${shared}]$`);
/** A Han character or a full-width mark; the trailing surrogate stands for a Han character outside the basic plane. */
export const isChinese = new RegExp(`^[${fullWidth}${letters}\\uDC00-\\uDFFF]$`);
