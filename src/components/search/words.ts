// The words of search that the browser needs, carried by the dialog's frame.

export interface SearchWords {
  label: string;
  placeholder: string;
  close: string;
  loading: string;
  none: string;
  other: string;
  failed: string;
  missing: string;
  page: string;
  hint: string;
  /** One result and two results, as the language puts them. */
  counts: [one: string, two: string];
}

/** The words in the frame of Search.astro. */
export const wordsIn = (frame: HTMLElement): SearchWords => JSON.parse(frame.dataset['words'] ?? '{}') as SearchWords;

/** “3 results”, “30+ results”: `shown` of them are listed, and `more` says whether there are others. */
export const countOf = ({ counts: [one, two] }: SearchWords, shown: number, more = false): string =>
  (shown === 1 && !more ? one : two).replace(/\d+/, `${shown}${more ? '+' : ''}`);
