// A stand-in for Koji: the hub, its web pages and its files, as a real 1.35.3 behind Apache answers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { decodeValue, encodeValue, type XmlRpcValue } from '#scripts/live/probes/koji/xml-rpc.ts';
import { asArray, parseXml } from '#scripts/live/probes/xml.ts';
import { addressOf, bodyOf, sendPage, sendText } from '#scripts/services/answers.ts';
import { dataAt, type HubData } from './data.ts';
import { answer, Fault } from './methods.ts';
import { type Service, type StartOptions, serve } from '#scripts/services/loopback.ts';

const hubHeaders = { 'koji-version': '1.35.3' };

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

const answerHub = async (data: HubData, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') {
    const text = 'Method Not Allowed\nThis is an XML-RPC server. Only POST requests are accepted.\n';
    return sendText(response, 405, 'text/plain', text, { ...hubHeaders, allow: 'POST' });
  }
  if (!request.headers['content-length']) return sendPage(response, 411, 'Length Required');
  const result = responseOf(data, await bodyOf(request));
  const text = `<?xml version='1.0'?>\n<methodResponse>\n${result}\n</methodResponse>\n`;
  return sendText(response, 200, 'text/xml', text, hubHeaders);
};

/** Hub at `/kojihub`, web pages below `/koji/`, files at `/kojifiles/`. */
export const start = ({ port, now }: StartOptions): Promise<Service> => {
  const data = dataAt(now);
  return serve((request, response) => {
    const { pathname } = addressOf(request);
    if (pathname === '/kojihub') void answerHub(data, request, response);
    else if (pathname.startsWith('/koji/')) sendPage(response, 200, 'Koji');
    else if (pathname === '/kojifiles/') sendPage(response, 200, 'Index of /kojifiles');
    else sendPage(response, 404, 'Not Found');
  }, port);
};
