// Work that is done once for each object, however many pages ask for it.
import { noteShared, type Reads, withReads } from './reads.ts';

/** The function with its answers kept for as long as the object they are about; `more` are keys such as a day or a language. */
export const once = <About extends object, More extends string[], Answer>(
  work: (about: About, ...more: More) => Answer,
): ((about: About, ...more: More) => Answer) => {
  const known = new WeakMap<About, Map<string, { answer: Answer; reads: Reads }>>();
  return (about, ...more) => {
    const answers = known.get(about) ?? new Map<string, { answer: Answer; reads: Reads }>();
    known.set(about, answers);
    const key = more.join('\n');
    const done = answers.get(key) ?? withReads(() => work(about, ...more));
    answers.set(key, done);
    noteShared(done.reads);
    return done.answer;
  };
};
