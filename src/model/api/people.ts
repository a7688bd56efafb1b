// /api/v1/people.json from the facts.
import type { Api } from '../../schemas/api.ts';
import { profile } from '../people.ts';
import { type ApiSource, pageAt } from './source.ts';

export const people = (source: ApiSource): Api['people']['people'] =>
  source.facts.people.map(({ id, file, data }) => {
    const { current, former, maintains } = profile(source.facts, id, source.today);
    const stateOf = (term: (typeof data.roles)[number]) =>
      current.includes(term) ? 'current' : former.includes(term) ? 'ended' : 'coming';
    return {
      id,
      page: pageAt(source, `/members/${id}/`),
      file,
      kind: data.kind,
      name: data.name,
      affiliation: data.affiliation,
      duties: data.duties,
      roles: data.roles.map((term) => ({ ...term, state: stateOf(term) })),
      maintains: maintains.map(({ id: subproject, role }) => ({ subproject, role })),
    };
  });
