// What the stand-in hub has: the builds, tasks and builders of the recording, moved up to now.
import { readFileSync } from 'node:fs';
import { decodeResponse, type XmlRpcValue } from '#scripts/live/probes/koji/xml-rpc.ts';

export type Row = Record<string, XmlRpcValue>;

export interface HubData {
  builds: Row[];
  tasks: Row[];
  hosts: Row[];
}

const recordedAt = Date.parse('2026-11-22T19:19:00Z') / 1000;
const newestBuildAt = Date.parse('2026-11-21T04:16:03Z') / 1000;

const rowsOf = (name: string): Row[] => {
  const file = new URL(`../recordings/koji/${name}.response.body`, import.meta.url);
  const response = decodeResponse(readFileSync(file, 'utf8'));
  if (!('value' in response)) throw new Error(`${name} is a fault`);
  return response.value as Row[];
};

/** As the hub writes it: a space, microseconds, an offset. */
const textOf = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 23).replace('T', ' ')}000+00:00`;

const moveTimes = (row: Row, move: (seconds: number) => number): Row => {
  const moved = { ...row };
  for (const [name, value] of Object.entries(row)) {
    if (!name.endsWith('_ts') || typeof value !== 'number') continue;
    moved[name] = move(value);
    const text = name.replace(/_ts$/, '_time');
    if (text in row) moved[text] = textOf(move(value));
  }
  return moved;
};

/**
 * One build a day and a task that waits for three of them would make a dull day: the builds are moved together to one every
 * four hours, and the tasks to the last minutes.
 */
export const dataAt = (now: Date): HubData => {
  const seconds = now.getTime() / 1000;
  const build = (then: number): number => seconds - 90 * 60 - (newestBuildAt - then) / 6;
  const task = (then: number): number => seconds - (recordedAt - then) / 200;
  const host = (then: number): number => seconds - (recordedAt - then);
  return {
    builds: rowsOf('16-listBuilds-all').map((row) => moveTimes(row, build)),
    tasks: rowsOf('30-listTasks-free-open').map((row) => moveTimes(row, task)),
    hosts: rowsOf('21-listHosts').map((row) => moveTimes(row, host)),
  };
};
