// /api/v1/actions.json from the facts.
import type { Api } from '../../schemas/api.ts';
import { allActions } from '../actions.ts';
import { type ApiSource, outcomeAt } from './source.ts';

export const actions = (source: ApiSource): Api['actions']['actions'] =>
  allActions(source.facts, source.today).map(({ meeting, closedIn, updates, ...action }) => ({
    ...action,
    page: outcomeAt(source, meeting, action.id),
    meeting: meeting.id,
    closedIn: closedIn?.id,
    updates: updates.map(({ meeting, state, note }) => ({ meeting: meeting.id, state, note })),
  }));
