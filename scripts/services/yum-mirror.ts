// A stand-in for two package mirrors: nginx with repositories made by createrepo_c, the second one behind in one of them.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf, sendPage, sendText } from './answers.ts';
import { type Service, type StartOptions, serve } from './loopback.ts';

const recording = readFileSync(new URL('./recordings/mirror/01-repomd.response.body', import.meta.url), 'utf8');
const recordedTime = '1795375239';

/** Hours since each repository was made, at `/` and at `/second/`. */
const ages: Record<string, { first: number; second: number }> = {
  '1.0/BaseOS/x86_64/os/': { first: 26, second: 26 },
  '1.0/BaseOS/aarch64/os/': { first: 25.5, second: 25.5 },
  '1.0/Updates/x86_64/os/': { first: 2.5, second: 8.5 },
};

function ageAt(pathname: string): number | undefined {
  const [, second, path = ''] = /^\/(second\/)?(.*)repodata\/repomd\.xml$/.exec(pathname) ?? [];
  return ages[path]?.[second ? 'second' : 'first'];
}

/** As nginx has it: a document is known by its time and size, and is not sent to who has it. */
function sendDocument(request: IncomingMessage, response: ServerResponse, madeAt: Date, text: string): void {
  const seconds = Math.floor(madeAt.getTime() / 1000);
  const headers = {
    'last-modified': new Date(seconds * 1000).toUTCString(),
    etag: `"${seconds.toString(16)}-${Buffer.byteLength(text).toString(16)}"`,
  };
  if (request.headers['if-none-match'] === headers.etag) response.writeHead(304, headers).end();
  else sendText(response, 200, 'text/xml', text, headers);
}

/** One mirror at `/`, the other at `/second/`. */
export const start = ({ port, now }: StartOptions): Promise<Service> =>
  serve((request, response) => {
    const { pathname } = addressOf(request);
    const age = ageAt(pathname);
    if (age !== undefined) {
      const madeAt = new Date(now.getTime() - age * 60 * 60 * 1000);
      const time = String(Math.floor(madeAt.getTime() / 1000));
      sendDocument(request, response, madeAt, recording.replaceAll(recordedTime, time));
    } else if (pathname === '/' || pathname === '/second/') sendPage(response, 200, `Index of ${pathname}`);
    else sendPage(response, 404, '404 Not Found');
  }, port);
