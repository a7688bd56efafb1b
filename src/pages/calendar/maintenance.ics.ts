// /calendar/maintenance.ics: maintenance windows, for a calendar program to subscribe to.
import type { APIRoute } from 'astro';
import { meaningOf } from '#schemas/labels.ts';
import { respond } from './_respond.ts';

export const GET: APIRoute = () =>
  respond({ name: meaningOf('noticeKind', 'maintenance', 'zh'), series: () => [], maintenance: true });
