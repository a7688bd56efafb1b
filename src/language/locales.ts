// The languages of the site.

/** In the order in which words list them; the first is the one that texts are written in. */
export const locales = ['zh', 'en'] as const;

export type Locale = (typeof locales)[number];
