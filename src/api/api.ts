// The files of /api/v1/, by name.
import type { z } from 'astro/zod';
import type { ApiCollection } from '#schemas/collections.ts';
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

/** A file of /api/v1/: its shape, from which its types and its JSON Schema come, and what it says but for its date. */
const file = <Shape extends z.ZodType>(
  shape: Shape,
  body: (source: ApiSource) => Omit<z.input<Shape>, 'generatedAt'>,
) => ({ shape, body });

const files = {
  people: file(peopleApi, (source) => ({ people: people(source) })),
  subprojects: file(subprojectsApi, (source) => ({ subprojects: subprojects(source) })),
  services: file(servicesApi, (source) => ({ services: services(source) })),
  meetings: file(meetingsApi, meetings),
  decisions: file(decisionsApi, (source) => ({ decisions: decisions(source) })),
  actions: file(actionsApi, (source) => ({ actions: actions(source) })),
  questions: file(questionsApi, (source) => ({ questions: questions(source) })),
  upkeep: file(upkeepApi, upkeep),
  status: file(statusApi, status),
} satisfies Record<ApiCollection, unknown> & Record<string, unknown>;

export type ApiName = keyof typeof files;

export const apiNames = Object.keys(files) as ApiName[];

export const apiSchema = (name: ApiName): z.ZodType => files[name].shape;

/** What `/api/v1/<name>.json` says, held to its shape. Throws where it does not fit. */
export const apiBody = (name: ApiName, source: ApiSource): unknown => {
  const { shape, body } = files[name];
  return shape.parse({ generatedAt: source.now.toISOString(), ...body(source) });
};
