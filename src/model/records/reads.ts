// What a page reads while it is made, by name, so that a build can tell whether a page of the last one would be the same.
import { AsyncLocalStorage } from 'node:async_hooks';

/** Names of single values, and what work that was done once for several pages has read. */
export interface Reads {
  names: Set<string>;
  shared: Set<Reads>;
}

export const noReads = (): Reads => ({ names: new Set(), shared: new Set() });

/** Pages are made side by side, each with its own reads. */
const ofPage = new AsyncLocalStorage<Reads>();
/** Of the work that is being done for several pages; it never waits. */
let ofWork: Reads | undefined;

const separator = '\t';
export const nameOf = (...parts: string[]): string => parts.join(separator);
export const partsOf = (name: string): string[] => name.split(separator);

/** Notes that a value was read: the page that is being made, or the work done for it, depends on it. */
export const note = (name: string): void => {
  (ofWork ?? ofPage.getStore())?.names.add(name);
};

/** Notes all that some work has read when it was done. */
export const noteShared = (reads: Reads): void => {
  (ofWork ?? ofPage.getStore())?.shared.add(reads);
};

/** Does work for several pages; with its answer, what it read. */
export const withReads = <Answer>(work: () => Answer): { answer: Answer; reads: Reads } => {
  const outer = ofWork;
  const reads = noReads();
  ofWork = reads;
  try {
    return { answer: work(), reads };
  } finally {
    ofWork = outer;
  }
};

/** Makes a page; what it reads until its promise is settled is added to `reads`. */
export const makingPage = <Page>(reads: Reads, make: () => Promise<Page>): Promise<Page> => ofPage.run(reads, make);
