// The files of /api/v1/, by name.
import type { z } from 'astro/zod';
import type { ApiCollection } from '#schemas/collections.ts';
import { actions } from './actions.ts';
import { decisions } from './decisions.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { questions } from './questions.ts';
import { services } from './services.ts';
import type { ApiSource } from './source.ts';
import { status } from './status.ts';
import { subprojects } from './subprojects.ts';
import { upkeep } from './upkeep.ts';

const files = {
  people,
  subprojects,
  services,
  meetings,
  decisions,
  actions,
  questions,
  upkeep,
  status,
} satisfies Record<ApiCollection, unknown> & Record<string, unknown>;

export type ApiName = keyof typeof files;

export const apiNames = Object.keys(files) as ApiName[];

export const apiSchema = (name: ApiName): z.ZodType => files[name].shape;

/** What `/api/v1/<name>.json` says, held to its shape. Throws where it does not fit. */
export const apiBody = (name: ApiName, source: ApiSource): unknown => {
  const { shape, body } = files[name];
  return shape.parse({ generatedAt: source.now.toISOString(), ...body(source) });
};
