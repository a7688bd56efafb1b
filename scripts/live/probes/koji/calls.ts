// What a Koji hub is asked: https://docs.pagure.org/koji/ and the calls that its own web interface makes.

import { type Call, keywords } from './hub.ts';
import type { XmlRpcValue } from './xml-rpc.ts';

const BUILD = { complete: 1, failed: 3 };
const TASK = { free: 0, open: 1, assigned: 4 };
const DAY = 24 * 60 * 60;
const NEWEST = 5;

export type CallName =
  'apiVersion' | 'version' | 'completed' | 'failed' | 'newest' | 'running' | 'waiting' | 'oldestFree' | 'hosts';

const builds = (filter: Record<string, XmlRpcValue>): Call => ({ method: 'listBuilds', params: [keywords(filter)] });

const tasks = (state: number[], queryOpts: Record<string, XmlRpcValue>): Call => ({
  method: 'listTasks',
  params: [{ state }, queryOpts],
});

/** The calls of one run. listHosts takes no queryOpts, though it accepts them without a word: the whole list comes back. */
export const callsAt = (now: Date): Record<CallName, Call> => {
  const completeAfter = Math.floor(now.getTime() / 1000) - DAY;
  const queryOpts = { countOnly: true };
  return {
    apiVersion: { method: 'getAPIVersion', params: [] },
    version: { method: 'getKojiVersion', params: [] },
    completed: builds({ state: BUILD.complete, completeAfter, queryOpts }),
    failed: builds({ state: BUILD.failed, completeAfter, queryOpts }),
    // By id: ordered by completion time, PostgreSQL puts the builds that have none at the head.
    newest: builds({ state: BUILD.complete, queryOpts: { order: '-build_id', limit: NEWEST } }),
    running: tasks([TASK.open], queryOpts),
    waiting: tasks([TASK.free, TASK.assigned], queryOpts),
    oldestFree: tasks([TASK.free], { order: 'id', limit: 1 }),
    hosts: { method: 'listHosts', params: [keywords({ enabled: true })] },
  };
};

/** For hubs before 1.33, whose hosts carry no update_ts. */
export const lastUpdateCalls = (hostIds: number[]): Record<string, Call> =>
  Object.fromEntries(
    hostIds.map((id) => [id, { method: 'getLastHostUpdate', params: [keywords({ hostID: id, ts: true })] }]),
  );
