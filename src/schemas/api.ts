// The table of /api/v1/: each file's name and its shape, from which its types and its JSON Schema come.
import type { z } from 'astro/zod';
import { actionsApi } from './api/actions.ts';
import { decisionsApi } from './api/decisions.ts';
import { meetingsApi } from './api/meetings.ts';
import { peopleApi } from './api/people.ts';
import { questionsApi } from './api/questions.ts';
import { servicesApi } from './api/services.ts';
import { statusApi } from './api/status.ts';
import { subprojectsApi } from './api/subprojects.ts';
import { upkeepApi } from './api/upkeep.ts';

export const apiSchemas = {
  people: peopleApi,
  subprojects: subprojectsApi,
  services: servicesApi,
  meetings: meetingsApi,
  decisions: decisionsApi,
  actions: actionsApi,
  questions: questionsApi,
  upkeep: upkeepApi,
  status: statusApi,
};

export type ApiName = keyof typeof apiSchemas;

/** What is served, by name. */
export type Api = { [Name in ApiName]: z.input<(typeof apiSchemas)[Name]> };
