// What the mock services have in common: a server on 127.0.0.1 that closes with everything connected to it, and its replies.
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Certificate } from './certificate.ts';

export interface Service {
  /** Scheme, 127.0.0.1 and port, without a slash at the end. */
  address: string;
  close(): Promise<void>;
}

/** `now` is what the replies take for today. */
export interface StartOptions {
  now: Date;
}

/** Listens on any free port of 127.0.0.1 with any server of node:net, node:http or node:https. */
export async function listen(server: Server, scheme: string): Promise<Service> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    address: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** An HTTP server on 127.0.0.1, HTTPS with a certificate. */
export const serve = (answer: RequestListener, certificate?: Certificate): Promise<Service> =>
  certificate === undefined
    ? listen(createHttpServer(answer), 'http')
    : listen(createHttpsServer(certificate, answer), 'https');

export interface Reply {
  /** Default: 200. */
  status?: number;
  /** Media type of the body. Default: JSON. */
  type?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** What a reply is to: the URL asked for (its host is of no account), and the whole body sent. */
export type Answer = (url: URL, body: string, request: IncomingMessage) => Reply | 'hang up';

/** A server that replies to each request, or hangs up. */
export const serveReplies = (answer: Answer, certificate?: Certificate): Promise<Service> =>
  serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const reply = answer(url, Buffer.concat(chunks).toString('utf8'), request);
    if (reply === 'hang up') return request.socket.destroy();
    const { status = 200, type = 'application/json; charset=UTF-8', headers, body } = reply;
    if (body === undefined) return response.writeHead(status, headers).end();
    const described = { 'content-type': type, 'content-length': Buffer.byteLength(body) };
    return response.writeHead(status, { ...described, ...headers }).end(body);
  }, certificate);

export const json = (body: unknown, status = 200): Reply => ({ status, body: JSON.stringify(body) });

export const htmlType = 'text/html; charset=utf-8';

/** What a web server says for itself where no program answers. */
export const page = (title: string, status = 200): Reply => ({
  status,
  type: htmlType,
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
});

export const notFound = page('Not Found', 404);
