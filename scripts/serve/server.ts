// A static server for a built site on this machine: directories, 404 pages, content types and headers as a real host has them.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, posix } from 'node:path';
import sirv from 'sirv';
import { Failure } from '../build/failure.ts';
import { securityHeaders } from './headers.ts';

/** Those of the site's text files that sirv sends without a character set, or with another type. */
const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

export interface Served {
  /** With a slash at the end. */
  address: string;
  close(): Promise<void>;
}

/** Where to serve: port 0 takes a free one; host defaults to loopback. */
export interface Place {
  port: number;
  host?: string;
}

/**
 * Serves a built site until closed.
 * @throws Failure when the folder is not a built site or the port cannot be had
 */
export async function serve({ folder, port, host = 'localhost' }: Place & { folder: string }): Promise<Served> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Failure(`${folder}/ 里没有构建好的站点：请先运行 npm run build。`);
  const server = createServer(handler(folder));
  await listen(server, { port, host });
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return {
    address: `http://${name}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, { port, host }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? '已被占用' : `用不了（${cause.message}）`;
      reject(new Failure(`端口 ${port} ${why}。用环境变量 PORT 换一个，如 PORT=${port + 1}。`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function handler(folder: string) {
  const headers = headersOf(folder);
  const send = sirv(folder, {
    dev: true, // looks at the disk each time, so that a site built anew is served anew
    etag: true,
    extensions: [], // a page has one address
    setHeaders: (response, path) => {
      const type = contentTypes[extname(path)];
      if (type) response.setHeader('Content-Type', type);
    },
  });
  return (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers())) response.setHeader(name, value);
    const [raw = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
    const path = posix.normalize(raw);
    if (!path.endsWith('/') && hasPage(folder, `${path}/`)) {
      response.writeHead(301, { Location: `${path}/${query === undefined ? '' : `?${query}`}` }).end();
      return;
    }
    request.url = path.endsWith('/') ? `${path}index.html` : path;
    send(request, response, () => notFound(folder, path, response));
  };
}

function hasPage(folder: string, path: string): boolean {
  try {
    return existsSync(join(folder, decodeURI(path), 'index.html'));
  } catch {
    return false; // a malformed percent sequence
  }
}

function notFound(folder: string, path: string, response: ServerResponse): void {
  const english = join(folder, 'en/404/index.html');
  const page = path.startsWith('/en/') && existsSync(english) ? english : join(folder, '404.html');
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(existsSync(page) ? readFileSync(page) : '404');
}

/** The site's headers, computed at the first call and again when another build has taken the folder's place. */
function headersOf(folder: string): () => Record<string, string> {
  let build = '';
  let headers: Record<string, string> = {};
  const compute = () => {
    if (!existsSync(folder)) return headers;
    const { ino, mtimeMs } = statSync(folder);
    if (`${ino} ${mtimeMs}` === build) return headers;
    build = `${ino} ${mtimeMs}`;
    const pages = globSync('**/*.html', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
    headers = securityHeaders(pages);
    return headers;
  };
  compute();
  return compute;
}
