// A mock of Koji: the hub, its web pages and its files, as a real 1.35.3 behind Apache answers.
import type { IncomingMessage } from 'node:http';
import { decodeValue, encodeValue, type XmlRpcValue } from '#scripts/live/probes/koji/xml-rpc.ts';
import { asArray, parseXml } from '#scripts/live/probes/xml.ts';
import {
  notFound,
  page,
  type Reply,
  type Service,
  type StartOptions,
  serveReplies,
} from '#scripts/services/loopback.ts';
import { answer, dataAt, Fault, type HubData } from './hub.ts';

const headers = { 'koji-version': '1.35.3' };

interface MethodCall {
  methodCall: { methodName: string; params: { param?: { value: unknown } | { value: unknown }[] } | '' };
}

const decodeCall = (text: string): { method: string; params: XmlRpcValue[] } => {
  const { methodName, params } = (parseXml(text) as MethodCall).methodCall;
  const list = params === '' ? [] : asArray(params.param);
  return { method: methodName, params: list.map(({ value }) => decodeValue(value)) };
};

const responseOf = (data: HubData, text: string): string => {
  const { method, params } = decodeCall(text);
  try {
    return `<params><param>${encodeValue(answer(data, method, params))}</param></params>`;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return `<fault>${encodeValue({ faultCode: error.code, faultString: error.message })}</fault>`;
  }
};

const answerHub = (data: HubData, body: string, { method, headers: asked }: IncomingMessage): Reply => {
  if (method !== 'POST') {
    const text = 'Method Not Allowed\nThis is an XML-RPC server. Only POST requests are accepted.\n';
    return { status: 405, type: 'text/plain', headers: { ...headers, allow: 'POST' }, body: text };
  }
  if (!asked['content-length']) return page('Length Required', 411);
  const text = `<?xml version='1.0'?>\n<methodResponse>\n${responseOf(data, body)}\n</methodResponse>\n`;
  return { type: 'text/xml', headers, body: text };
};

/** Hub at `/kojihub`, web pages below `/koji/`, files at `/kojifiles/`. */
export const start = ({ now }: StartOptions): Promise<Service> => {
  const data = dataAt(now);
  return serveReplies(({ pathname }, body, request) => {
    if (pathname === '/kojihub') return answerHub(data, body, request);
    if (pathname.startsWith('/koji/')) return page('Koji');
    return pathname === '/kojifiles/' ? page('Index of /kojifiles') : notFound;
  });
};
