// Dates and names of mailboxes, which browsers would break at their hyphens: `2026-11-24`, `SIG-infra@`.

export interface Piece {
  text: string;
  /** How it stays on one line: a date within its line, a mailbox with a break after its @. */
  kept?: 'unbroken' | 'mailbox';
}

const whole = /(?<![\w/.-])(?:\d{4}-\d{2}-\d{2}(?![\w/-])|[\w.+]+-[\w.+-]+@)/g;

/** A text cut at what must stay on one line. */
export const pieces = (text: string): Piece[] => {
  const found: Piece[] = [];
  let at = 0;
  for (const { 0: match, index } of text.matchAll(whole)) {
    if (index > at) found.push({ text: text.slice(at, index) });
    found.push({ text: match, kept: match.endsWith('@') ? 'mailbox' : 'unbroken' });
    at = index + match.length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
};
