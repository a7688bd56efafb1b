// Which pages a search engine has not been told of in their present state.

/** The pages of a site: the last change of each (ISO 8601, empty where it is not known) by its address. */
export type Pages = ReadonlyMap<string, string>;

export interface Changed {
  /** New pages and those with another last change, sorted. */
  changed: string[];
  /** Pages that are no more, sorted. */
  removed: string[];
}

/** What is to be told, given what was told before. */
export const changedSince = (now: Pages, before: Pages): Changed => ({
  changed: [...now].flatMap(([url, lastmod]) => (before.get(url) === lastmod ? [] : [url])).sort(),
  removed: [...before.keys()].filter((url) => !now.has(url)).sort(),
});

/** What has been told, after these addresses have been. */
export const told = (before: Pages, now: Pages, urls: string[]): Pages => {
  const after = new Map(before);
  for (const url of urls) {
    const lastmod = now.get(url);
    if (lastmod === undefined) after.delete(url);
    else after.set(url, lastmod);
  }
  return after;
};
