// What the hub of the mock of Koji has, and its methods, with the habits of the real one.
import { decodeResponse, type XmlRpcValue } from '#scripts/live/probes/koji/xml-rpc.ts';
import { recordedText } from '#scripts/services/recorded.ts';

type Row = Record<string, XmlRpcValue>;

export interface HubData {
  builds: Row[];
  tasks: Row[];
  hosts: Row[];
}

const recordedAt = Date.parse('2026-11-22T19:19:00Z') / 1000;
const newestBuildAt = Date.parse('2026-11-21T04:16:03Z') / 1000;

const rowsOf = (name: string): Row[] => {
  const response = decodeResponse(recordedText(`koji/${name}.response.body`));
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

// The methods.

export class Fault extends Error {
  code: number;

  constructor(code: number, text: string) {
    super(text);
    this.code = code;
  }
}

const isRow = (value: XmlRpcValue | undefined): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** Descending puts rows without a value first, as PostgreSQL does. */
const compare = (one: XmlRpcValue | undefined, other: XmlRpcValue | undefined): number => {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return Number(one) - Number(other);
};

const applyOptions = (rows: Row[], options: XmlRpcValue | undefined): XmlRpcValue => {
  const { countOnly, order, limit } = isRow(options) ? options : {};
  if (countOnly) return rows.length;
  let sorted = rows;
  if (typeof order === 'string') {
    const [column, sign] = order.startsWith('-') ? [order.slice(1), -1] : [order, 1];
    if (rows[0] && !(column in rows[0])) throw new Fault(1, `<class 'Exception'>: Invalid order: ${column}`);
    sorted = rows.toSorted((one, other) => sign * compare(one[column], other[column]));
  }
  // A limit of 0 is none.
  return typeof limit === 'number' && limit > 0 ? sorted.slice(0, limit) : sorted;
};

const listBuilds = ({ builds }: HubData, { state, completeAfter, queryOpts }: Row): XmlRpcValue => {
  const matching = builds.filter(
    (build) =>
      (typeof state !== 'number' || build['state'] === state) &&
      (typeof completeAfter !== 'number' || Number(build['completion_ts'] ?? 0) > completeAfter),
  );
  return applyOptions(matching, queryOpts);
};

const listTasks = ({ tasks }: HubData, [filter, options]: XmlRpcValue[]): XmlRpcValue => {
  const states = isRow(filter) && Array.isArray(filter['state']) ? filter['state'] : undefined;
  const matching = tasks.filter(({ state }) => !states || states.includes(state ?? null));
  return applyOptions(matching, options);
};

/** Keyword arguments come as a last struct with a marker. */
const keywordsOf = (params: XmlRpcValue[]): Row => {
  const last = params.at(-1);
  return isRow(last) && last['__starstar'] === true ? last : {};
};

const call = (data: HubData, item: XmlRpcValue): XmlRpcValue => {
  const { methodName, params } = isRow(item) ? item : {};
  try {
    return [answer(data, String(methodName), Array.isArray(params) ? params : [])];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const traceback = ['Traceback (most recent call last):\n  File "/usr/share/koji-hub/kojihub.py", line 1\n'];
    return { faultCode: error.code, faultString: error.message, traceback };
  }
};

/** The result of one method. Throws Fault. */
export const answer = (data: HubData, method: string, params: XmlRpcValue[]): XmlRpcValue => {
  const keywords = keywordsOf(params);
  if (method === 'getAPIVersion') return 1;
  if (method === 'getKojiVersion') return '1.35.3';
  if (method === 'listBuilds') return listBuilds(data, keywords);
  if (method === 'listTasks') return listTasks(data, params);
  // queryOpts is accepted and ignored.
  if (method === 'listHosts') return data.hosts.filter((host) => !keywords['enabled'] || host['enabled'] === true);
  if (method === 'getLastHostUpdate') {
    return data.hosts.find(({ id }) => id === keywords['hostID'])?.['update_ts'] ?? null;
  }
  if (method === 'multiCall') return (params[0] as XmlRpcValue[]).map((item) => call(data, item));
  throw new Fault(1000, `Invalid method: ${method}`);
};
