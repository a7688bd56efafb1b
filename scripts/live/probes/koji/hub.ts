// Several calls to a Koji hub in one request, and the answer to each.
import type { z } from 'astro/zod';
import { ProbeError } from '#scripts/http/contract.ts';
import type { Tools } from '#scripts/live/probe.ts';
import { readValue } from '#scripts/live/probes/checks.ts';
import { decodeResponse, encodeCall, type XmlRpcValue } from './xml-rpc.ts';

export interface Call {
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

/** Keyword arguments, as Koji's own client passes them: a last struct with a marker. */
export const keywords = (named: Record<string, XmlRpcValue>): XmlRpcValue => ({ ...named, __starstar: true });

const PARAMETER_ERROR = 1019;
const GENERIC_ERROR = 1000;

/** Calls that this hub does not know are our mistake; every other fault is the hub's. The text may be a traceback: it is dropped. */
const faultError = (code: number, text: string): ProbeError => {
  const ours = code === PARAMETER_ERROR || (code === GENERIC_ERROR && text.startsWith('Invalid method'));
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
  throw unexpected('multiCall 的一项结果既不是值也不是错误');
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
  if (!Array.isArray(results) || results.length !== names.length) throw unexpected('multiCall 的结果与调用数目不同');
  return {
    latencyMs: answer.latencyMs,
    version: answer.headers['koji-version'],
    read: (name, schema) => readValue(unwrap(results[names.indexOf(name)]), schema),
  };
};
