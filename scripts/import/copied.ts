// Attendee lists that look copied from another meeting.
import type { Named } from './people.ts';

/** Fewer people than this meet again and again without anybody copying. */
const few = 10;
const much = 0.9;

/** How many of the other list's people are here too, where that is nearly all of a long list. */
export function copiedFrom(here: Named[], other: Named[]): number | undefined {
  const names = new Set(here.map(({ name }) => name));
  const shared = new Set(other.map(({ name }) => name).filter((name) => names.has(name))).size;
  const all = new Set(other.map(({ name }) => name)).size;
  return all >= few && shared / all >= much ? shared : undefined;
}
