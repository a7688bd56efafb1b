// A page as it is served below the root of its host, as `/sig-infra/`.

/** A start tag; quoted values may hold `>`. */
const tag = /<[a-z][a-z0-9-]*\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi;

/** The page with every path of the site below `base`; Astro's own files already are. */
export const rebased = (html: string, base: string): string => {
  if (base === '/') return html;
  const own = new RegExp(`(\\s(?:href|src|action|poster)="|\\scontent="0; url=)/(?!/|${base.slice(1)}_astro/)`, 'g');
  return html.replace(tag, (whole) => whole.replace(own, `$1${base}`));
};
