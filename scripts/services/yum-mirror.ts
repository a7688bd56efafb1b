// A mock of two package mirrors: nginx with repositories made by createrepo_c, the second one behind in one of them.
import { page, type Reply, type Service, type StartOptions, serveReplies } from './loopback.ts';
import { recordedText } from './recorded.ts';

const recording = recordedText('mirror/01-repomd.response.body');
const recordedTime = '1795375239';

/** Hours since each repository was made, at `/` and at `/second/`. */
const ages: Record<string, { first: number; second: number }> = {
  '1.0/BaseOS/x86_64/os/': { first: 26, second: 26 },
  '1.0/BaseOS/aarch64/os/': { first: 25.5, second: 25.5 },
  '1.0/Updates/x86_64/os/': { first: 2.5, second: 8.5 },
};

const ageAt = (pathname: string): number | undefined => {
  const [, second, path = ''] = /^\/(second\/)?(.*)repodata\/repomd\.xml$/.exec(pathname) ?? [];
  return ages[path]?.[second ? 'second' : 'first'];
};

/** As nginx has it: a document is known by its time and size, and is not sent again to a client that has it. */
const documentOf = (madeAt: number, known: string | undefined): Reply => {
  const body = recording.replaceAll(recordedTime, String(madeAt));
  const headers = {
    'last-modified': new Date(madeAt * 1000).toUTCString(),
    etag: `"${madeAt.toString(16)}-${Buffer.byteLength(body).toString(16)}"`,
  };
  return known === headers.etag ? { status: 304, headers } : { type: 'text/xml', headers, body };
};

/** One mirror at `/`, the other at `/second/`. */
export const start = ({ now }: StartOptions): Promise<Service> =>
  serveReplies(({ pathname }, _body, request) => {
    const age = ageAt(pathname);
    if (age !== undefined) {
      const madeAt = Math.floor(now.getTime() / 1000 - age * 60 * 60);
      return documentOf(madeAt, request.headers['if-none-match']);
    }
    const isIndex = pathname === '/' || pathname === '/second/';
    return isIndex ? page(`Index of ${pathname}`) : page('404 Not Found', 404);
  });
