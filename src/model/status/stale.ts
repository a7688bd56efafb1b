// Six runs missed: what was seen is too old to be called the state. Apart from status.ts because the browser needs it alone.
export const staleAfterMs = 3 * 60 * 60 * 1000;
