// After six missed runs a result is too old to be called the state. A file of its own, because the browser loads it alone.
export const staleAfterMs = 3 * 60 * 60 * 1000;

/** Runs further apart say nothing of the time between them: failed ones are counted anew. */
export const gapMs = 90 * 60 * 1000;
