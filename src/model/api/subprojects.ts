// /api/v1/subprojects.json from the facts.
import type { Api } from '../../schemas/api.ts';
import { maintainersOf } from '../people.ts';
import { docsOf, inOrder } from '../subprojects.ts';
import { translationState } from '../translations.ts';
import { type ApiSource, inBoth, pageAt } from './source.ts';

type Subproject = Api['subprojects']['subprojects'][number];

const maintainers = ({ facts, today }: ApiSource, id: string): Subproject['maintainers'] =>
  maintainersOf(facts, id, today)?.flatMap(({ role, people }): NonNullable<Subproject['maintainers']> =>
    role ? [{ role, people: people.map((person) => person.id) }] : people.map((person) => ({ person: person.id })),
  );

export const subprojects = (source: ApiSource): Subproject[] =>
  inOrder(source.facts).map((subproject) => {
    const { id, file, data } = subproject;
    const translation = translationState(subproject, 'en');
    return {
      id,
      page: pageAt(source, `/subprojects/${id}/`),
      file,
      order: data.order,
      title: inBoth(subproject, 'title'),
      summary: inBoth(subproject, 'summary'),
      translation: translation === 'source' ? 'missing' : translation,
      stage: data.stage,
      reason: data.stage === 'archived' ? data.reason : undefined,
      link: data.link,
      repository: data.repository,
      maintainers: maintainers(source, id),
      services: data.services,
      docs: docsOf(source.facts, id).map((doc) => doc.id),
    };
  });
