// /calendar/maintenance.ics: maintenance windows, for a calendar program to subscribe to.
import type { APIRoute } from 'astro';
import { wordsOf } from '#words/words.ts';
import { respond } from './_respond.ts';

export const GET: APIRoute = () =>
  respond({ name: wordsOf('zh').status.kind.maintenance, series: () => [], maintenance: true });
