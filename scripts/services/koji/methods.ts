// The methods of the stand-in hub, with the habits of the real one.
import type { XmlRpcValue } from '#scripts/live/probes/koji/xml-rpc.ts';
import type { HubData, Row } from './data.ts';

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
