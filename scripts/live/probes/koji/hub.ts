// What a Koji hub is asked in one request, and the answer to each call: https://docs.pagure.org/koji/ and the calls that its own
// web interface makes.
import type { z } from 'astro/zod';
import { ProbeError } from '#scripts/http/contract.ts';
import type { Tools } from '#scripts/live/probe.ts';
import { readValue } from '#scripts/live/probes/answers.ts';
import { decodeResponse, encodeCall, type XmlRpcValue } from './xml-rpc.ts';

interface Call {
  method: string;
  params: XmlRpcValue[];
}

export interface HubAnswers<Name extends string> {
  latencyMs: number;
  /** From a header that hubs since 1.35 send. */
  version: string | undefined;
  /** The answer to one call. Throws ProbeError `fault` if that call failed, `schema` if it gave something else. */
  read<T>(name: Name, schema: z.ZodType<T>): T;
}

const parameterError = 1019;
const genericError = 1000;

/** Calls that this hub does not know are our mistake; every other fault is the hub's. The text may be a traceback: it is dropped. */
const faultError = (code: number, text: string): ProbeError => {
  const ours = code === parameterError || (code === genericError && text.startsWith('Invalid method'));
  return new ProbeError(`Koji 返回错误 ${code}`, { kind: 'fault', theirs: !ours, code });
};

const unexpected = (what: string): ProbeError => new ProbeError(what, { kind: 'schema', theirs: false });

/** multiCall wraps each result in an array of one, and gives a failed call as a bare struct. */
const unwrap = (result: XmlRpcValue | undefined): XmlRpcValue => {
  if (Array.isArray(result)) {
    const [value] = result;
    if (result.length === 1 && value !== undefined) return value;
  } else if (typeof result === 'object' && result !== null && !(result instanceof Uint8Array)) {
    const { faultCode: code, faultString: text } = result;
    if (typeof code === 'number') throw faultError(code, typeof text === 'string' ? text : '');
  }
  throw unexpected('multiCall 的结果中有一项不是值或错误');
};

/** Sends the calls as one multiCall. Throws ProbeError if the hub did not answer it; a call that failed throws when it is read. */
export const askHub = async <Name extends string>(
  hub: string,
  calls: Record<Name, Call>,
  tools: Tools,
): Promise<HubAnswers<Name>> => {
  const names = Object.keys(calls);
  const list = Object.values<Call>(calls).map(({ method, params }) => ({ methodName: method, params }));
  const answer = await tools.request(hub, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: encodeCall('multiCall', [list]),
    accept: ['text/xml', 'application/xml'],
    maxBytes: 4 * 1024 * 1024,
  });
  const response = decodeResponse(answer.text);
  if ('fault' in response) throw faultError(response.fault.code, response.fault.text);
  const results = response.value;
  if (!Array.isArray(results) || results.length !== names.length) throw unexpected('multiCall 的结果与调用的数目不同');
  return {
    latencyMs: answer.latencyMs,
    version: answer.headers['koji-version'],
    read: (name, schema) => readValue(unwrap(results[names.indexOf(name)]), schema),
  };
};

// The calls.

/** Keyword arguments, as Koji's own client passes them: a last struct with a marker. */
const keywords = (named: Record<string, XmlRpcValue>): XmlRpcValue => ({ ...named, __starstar: true });

const buildState = { complete: 1, failed: 3 };
const taskState = { free: 0, open: 1, assigned: 4 };
const daySeconds = 24 * 60 * 60;
const newestBuilds = 5;

export type CallName =
  'apiVersion' | 'version' | 'completed' | 'failed' | 'newest' | 'running' | 'waiting' | 'oldestFree' | 'hosts';

const builds = (filter: Record<string, XmlRpcValue>): Call => ({ method: 'listBuilds', params: [keywords(filter)] });

const tasks = (state: number[], queryOpts: Record<string, XmlRpcValue>): Call => ({
  method: 'listTasks',
  params: [{ state }, queryOpts],
});

/** The calls of one run. listHosts takes no queryOpts, though it accepts them silently: the whole list comes back. */
export const callsAt = (now: Date): Record<CallName, Call> => {
  const completeAfter = Math.floor(now.getTime() / 1000) - daySeconds;
  const queryOpts = { countOnly: true };
  return {
    apiVersion: { method: 'getAPIVersion', params: [] },
    version: { method: 'getKojiVersion', params: [] },
    completed: builds({ state: buildState.complete, completeAfter, queryOpts }),
    failed: builds({ state: buildState.failed, completeAfter, queryOpts }),
    // By id: ordered by completion time, PostgreSQL puts the builds that have none at the head.
    newest: builds({ state: buildState.complete, queryOpts: { order: '-build_id', limit: newestBuilds } }),
    running: tasks([taskState.open], queryOpts),
    waiting: tasks([taskState.free, taskState.assigned], queryOpts),
    oldestFree: tasks([taskState.free], { order: 'id', limit: 1 }),
    hosts: { method: 'listHosts', params: [keywords({ enabled: true })] },
  };
};

/** For hubs before 1.33, whose hosts carry no update_ts. */
export const lastUpdateCalls = (hostIds: number[]): Record<string, Call> =>
  Object.fromEntries(
    hostIds.map((id) => [id, { method: 'getLastHostUpdate', params: [keywords({ hostID: id, ts: true })] }]),
  );
