// The files of /api/v1/, by name.
import type { z } from 'astro/zod';
import { actions, actionsApi } from './actions.ts';
import { decisions, decisionsApi } from './decisions.ts';
import { meetings, meetingsApi } from './meetings.ts';
import { people, peopleApi } from './people.ts';
import { questions, questionsApi } from './questions.ts';
import { services, servicesApi } from './services.ts';
import type { ApiSource } from './source.ts';
import { status, statusApi } from './status.ts';
import { subprojects, subprojectsApi } from './subprojects.ts';
import { upkeep, upkeepApi } from './upkeep.ts';

// The table of /api/v1/: each file's name and its shape, from which its types and its JSON Schema come.

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

const bodies: { [Name in ApiName]: (source: ApiSource) => Omit<Api[Name], 'generatedAt'> } = {
  people: (source) => ({ people: people(source) }),
  subprojects: (source) => ({ subprojects: subprojects(source) }),
  services: (source) => ({ services: services(source) }),
  meetings,
  decisions: (source) => ({ decisions: decisions(source) }),
  actions: (source) => ({ actions: actions(source) }),
  questions: (source) => ({ questions: questions(source) }),
  upkeep,
  status,
};

/** What `/api/v1/<name>.json` says; its shape is `apiSchemas[name]`. */
export const apiBody = (name: ApiName, source: ApiSource): object => ({
  generatedAt: source.now.toISOString(),
  ...bodies[name](source),
});
