// /api/v1/decisions.json from the facts.
import type { Api } from '../../schemas/api.ts';
import { allDecisions } from '../decisions.ts';
import { type ApiSource, outcomeAt } from './source.ts';

export const decisions = (source: ApiSource): Api['decisions']['decisions'] =>
  allDecisions(source.facts).map(({ id, meeting, text, state, votes, supersedes, supersededBy, subprojects }) => ({
    id,
    page: outcomeAt(source, meeting, id),
    meeting: meeting.id,
    date: meeting.id.slice(0, 10),
    text,
    state: state === 'in force' ? 'in_force' : state,
    votes,
    supersedes: supersedes?.id,
    supersededBy: supersededBy.map((later) => later.id),
    subprojects,
  }));
