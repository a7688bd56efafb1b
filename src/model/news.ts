// Announcements, newest first; the date is the start of the id.
import type { News } from '../schemas/news.ts';
import type { Facts, Prose } from './facts.ts';

export const newestFirst = (facts: Facts): Prose<News>[] => [...facts.news].reverse();

/** `2026-01-31-welcome` → `2026-01-31`. */
export const newsDate = (id: string): string => id.slice(0, 10);
