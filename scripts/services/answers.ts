// How the stand-in services answer over HTTP.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Text of a media type; the body is sent with its length. */
export const sendText = (
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), ...headers });
  response.end(text);
};

export const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => sendText(response, status, 'application/json; charset=UTF-8', JSON.stringify(body), headers);

/** What a web server says for itself where no program answers. */
export const sendPage = (response: ServerResponse, status: number, title: string): void =>
  sendText(
    response,
    status,
    'text/html; charset=utf-8',
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  );

/** The whole body of a request. */
export const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** The address asked for; the host is of no account. */
export const addressOf = (request: IncomingMessage): URL => new URL(request.url ?? '/', 'http://localhost');
