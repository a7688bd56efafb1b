// After six missed runs a result is too old to be called the state. A file of its own, because the browser loads it alone.
export const staleAfterMs = 3 * 60 * 60 * 1000;
