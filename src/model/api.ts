// The files of /api/v1/, by name.
import type { Api, ApiName } from '../schemas/api.ts';
import { actions } from './api/actions.ts';
import { decisions } from './api/decisions.ts';
import { meetings } from './api/meetings.ts';
import { people } from './api/people.ts';
import { questions } from './api/questions.ts';
import { services } from './api/services.ts';
import type { ApiSource } from './api/source.ts';
import { status } from './api/status.ts';
import { subprojects } from './api/subprojects.ts';
import { upkeep } from './api/upkeep.ts';

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
