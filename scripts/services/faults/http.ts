// A web server that goes wrong in every way a service can; the path says in which.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { listen, type Service } from '#scripts/services/loopback.ts';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const page = '<!doctype html><title>503</title><p>Service unavailable';

/** Thirty megabytes that are thirty kilobytes on the wire. */
const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024, ' '));

/** A byte of the body every 20 ms, as long as the client listens. */
const drip = (response: ServerResponse) => {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

/** As fast as the reader takes it. */
const pour = (response: ServerResponse) => {
  const chunk = Buffer.alloc(64 * 1024, '[');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

type Answer = (response: ServerResponse, request: IncomingMessage, asked: number) => void;

const reply =
  (status: number, headers: Record<string, string | string[]>, body: string | Buffer = ''): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

const redirect = (status: number, location: string): Answer => reply(status, { ...html, location }, page);

/** A document that does not change; its body has how often it was asked for. */
const tagged =
  (etag: string): Answer =>
  (response, request, asked) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else {
      const headers = { ...json, etag, 'last-modified': 'Mon, 02 Nov 2026 00:00:00 GMT' };
      response.writeHead(200, headers).end(`{"asked":${asked}}`);
    }
  };

const good = reply(200, json, '{"good":true}');

const answers: Record<string, Answer> = {
  '/good': good,
  '/silent': () => {},
  '/drip': (response) => drip(response.writeHead(200, json)),
  '/endless': (response) => pour(response.writeHead(200, json)),
  '/bomb': reply(200, { ...json, 'content-encoding': 'gzip' }, bomb),
  '/drip.html': (response) => drip(response.writeHead(200, html)),
  '/endless.html': (response) => pour(response.writeHead(200, html)),
  '/bomb.html': reply(200, { ...html, 'content-encoding': 'gzip' }, bomb),
  '/broken-gzip': reply(200, { ...json, 'content-encoding': 'gzip' }, 'this is no gzip'),
  '/cut-short': (response) => {
    response.writeHead(200, { ...json, 'content-length': '1000' }).write('{"good":');
    setTimeout(() => response.destroy(), 20);
  },
  '/reset': (response) => response.destroy(),
  '/html': reply(200, html, page),
  '/no-type': reply(200, {}, '{}'),
  '/not-utf8': reply(200, json, Buffer.from([0x22, 0xb9, 0xfa, 0x22])),
  '/huge-header': reply(200, { ...json, 'x-long': 'x'.repeat(40_000) }, '{}'),
  '/loop': redirect(302, '/loop'),
  '/hop': redirect(301, '/hop-again'),
  '/hop-again': redirect(307, '/good'),
  '/to-another-host': redirect(302, 'https://login.example/'),
  '/to-a-script': redirect(302, 'javascript:alert(1)'),
  '/nowhere': reply(302, html, page),
  '/not-modified': reply(304, {}),
  '/tagged': tagged('"v1"'),
  // As Bugzilla writes them.
  '/tagged-bare': tagged('/4KF3GmIihPnOM1yu8O5EQ'),
  '/tagged-mail': reply(200, { ...json, etag: '"v1"' }, '{"from":"somebody@mail.example"}'),
  '/limited': reply(429, json, '{}'),
  '/limited-once': (response, _request, asked) =>
    asked === 1 ? response.writeHead(429, { ...json, 'retry-after': '1' }).end('{}') : good(response, _request, asked),
  '/limited-long': reply(429, { ...json, 'retry-after': '3600' }, '{}'),
  '/busy-twice': (response, request, asked) =>
    asked < 3 ? response.writeHead(503, html).end(page) : good(response, request, asked),
  '/forbidden': reply(403, html, page),
  '/missing': reply(404, html, page),
  '/500': reply(500, html, page),
  '/502': reply(502, html, page),
  '/503': reply(503, html, page),
  '/echo': (response, request) => response.writeHead(200, json).end(JSON.stringify(request.headers)),
};

export interface Faults extends Service {
  /** How often each path was asked for. */
  asked: Record<string, number>;
  /** Most requests that were under way at a time. */
  most(): number;
}

/** @param more answers for more paths */
export const startFaults = async (more: Record<string, Answer> = {}): Promise<Faults> => {
  const asked: Record<string, number> = {};
  const table = { ...answers, ...more };
  let open = 0;
  let most = 0;
  const answer: RequestListener = (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    asked[path] = (asked[path] ?? 0) + 1;
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    (table[path] ?? reply(404, html, page))(response, request, asked[path]);
  };
  const service = await listen(createServer(answer), 'http');
  return { ...service, asked, most: () => most };
};
