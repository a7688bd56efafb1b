// A static server for a built site on this machine: it answers as the hosts are configured to (scripts/publish/hosting/answer.ts).
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import sirv from 'sirv';
import { readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { answer, type Redirect } from '#scripts/publish/hosting/answer.ts';
import { contentSecurityPolicy, inlineOf } from '#scripts/publish/hosting/policy.ts';
import { baseOf, redirectsOf } from '#scripts/publish/hosting/built-site.ts';

export interface Served {
  /** With a slash at the end. */
  address: string;
  close(): Promise<void>;
}

/** Where to serve: port 0 takes a free one; host defaults to loopback. */
interface Place {
  port: number;
  host?: string;
}

/**
 * Serves a built site until closed.
 * @throws Failure when the folder is not a built site or the port cannot be had
 */
export async function serve({ folder, port, host = 'localhost' }: Place & { folder: string }): Promise<Served> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Failure(`${folder}/ 中没有已构建的站点。请先运行 npm run build。`);
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

/**
 * The place that PORT and HOST name, for a command that takes no options; tried before any work is done for it.
 * @throws Failure when it cannot be had, or options are given
 */
export async function freePlace(call: string, about: string): Promise<Place> {
  const notes = [about, '端口和监听地址由环境变量 PORT、HOST 指定（默认 4321，只监听本机）'];
  readCommandLine(process.argv.slice(2), { calls: [call], notes, examples: [call, `PORT=8080 ${call}`] });
  const place = placeFrom(process.env);
  const server = createServer();
  await listen(server, place);
  await promisify(server.close.bind(server))();
  return place;
}

async function listen(server: Server, { port, host = 'localhost' }: Place): Promise<void> {
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    const why = cause.code === 'EADDRINUSE' ? '已被占用' : `无法使用（${cause.message}）`;
    throw new Failure(`端口 ${port} ${why}。请用环境变量 PORT 指定其他端口，例如 PORT=${port + 1}。`, { cause });
  }
}

function handler(folder: string) {
  const ofBuild = ofBuildIn(folder);
  const has = (file: string) => existsSync(join(folder, file)) && statSync(join(folder, file)).isFile();
  // Looks at the disk each time, so that a site built anew is served anew.
  const send = sirv(folder, { dev: true, etag: true, dotfiles: true, extensions: [] });
  return (request: IncomingMessage, response: ServerResponse) => {
    const [raw = '/', query] = (request.url ?? '/').split(/\?(.*)/s);
    const path = posix.normalize(raw);
    const { base, ...hosted } = ofBuild();
    if (base !== '/' && (path === '/' || `${path}/` === base)) {
      response.writeHead(302, { Location: base }).end();
      return;
    }
    const below = path.startsWith(base) ? path.slice(base.length - 1) : '/.outside';
    const address = [below, ...(query === undefined ? [] : [query])].join('?');
    const { status, headers, file } = answer({ has, ...hosted }, address);
    for (const [name, value] of Object.entries(headers))
      response.setHeader(name, name === 'Location' ? base + value.slice(1) : value);
    if (file === undefined) response.writeHead(status).end();
    else if (status === 200) {
      request.url = `/${encodeURI(file)}`;
      send(request, response);
    } else response.writeHead(status).end(has(file) ? readFileSync(join(folder, file)) : String(status));
  };
}

/** The site's policy and redirects, read at the first call and again when another build has taken the folder's place. */
function ofBuildIn(folder: string) {
  let build = '';
  let found = { policy: '', redirects: [] as Redirect[], base: '/' };
  const read = (): typeof found => {
    if (!existsSync(folder)) return found;
    const { ino, mtimeMs } = statSync(folder);
    if (`${ino} ${mtimeMs}` === build) return found;
    build = `${ino} ${mtimeMs}`;
    found = { policy: contentSecurityPolicy(inlineOf(folder)), redirects: redirectsOf(folder), base: baseOf(folder) };
    return found;
  };
  read();
  return read;
}

// Where to serve, from the environment.

/**
 * `PORT` (4321 unless set) and `HOST` (loopback unless set).
 * @throws Failure when `PORT` is not a port
 */
export function placeFrom(environment: NodeJS.ProcessEnv): Place {
  const port = Number(environment['PORT'] ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Failure(`PORT=${environment['PORT']} 不是端口号，应为 0 至 65535 的整数，例如 PORT=8080。`);
  }
  return { port, ...(environment['HOST'] && { host: environment['HOST'] }) };
}
