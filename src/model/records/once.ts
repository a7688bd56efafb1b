// Work that is done once for each object, however many pages ask for it.

/** The function with its answers kept for as long as the object they are about; `more` are keys such as a day or a language. */
export const once = <About extends object, More extends string[], Answer>(
  work: (about: About, ...more: More) => Answer,
): ((about: About, ...more: More) => Answer) => {
  const known = new WeakMap<About, Map<string, Answer>>();
  return (about, ...more) => {
    const answers = known.get(about) ?? new Map<string, Answer>();
    known.set(about, answers);
    const key = more.join('\n');
    if (!answers.has(key)) answers.set(key, work(about, ...more));
    return answers.get(key) as Answer;
  };
};
