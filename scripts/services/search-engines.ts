// Stand-ins for the interfaces to which changed pages are announced: Baidu's and IndexNow's, as they answer what they are sent.
import { addressOf, bodyOf, sendJson } from './answers.ts';
import { type Service, serve } from './loopback.ts';

interface Received {
  /** The query of the address. */
  query: URLSearchParams;
  type: string;
  body: string;
}

export interface SearchEngine extends Service {
  received: Received[];
}

type Answer = { status: number; body: unknown } | 'hang up';

/** Answers every request by `answer`, and remembers what it was sent. */
export const searchEngine = async (answer: (received: Received) => Answer): Promise<SearchEngine> => {
  const received: Received[] = [];
  const service = await serve(async (request, response) => {
    const query = addressOf(request).searchParams;
    const one = { query, type: request.headers['content-type'] ?? '', body: await bodyOf(request) };
    received.push(one);
    const answered = answer(one);
    if (answered === 'hang up') request.socket.destroy();
    else sendJson(response, answered.status, answered.body);
  });
  return { ...service, received };
};

/** Baidu: the token in the query, one address a line; `quota` addresses a day, and none of a push that goes beyond it. */
export const baiduStandIn = (token: string, quota: number): Promise<SearchEngine> => {
  let remain = quota;
  return searchEngine(({ query, body }) => {
    if (query.get('token') !== token) return { status: 401, body: { error: 401, message: 'token is not valid' } };
    const urls = body.split('\n');
    if (urls.length > remain) return { status: 400, body: { error: 400, message: 'over quota' } };
    const foreign = urls.filter((url) => !url.startsWith(query.get('site') ?? ''));
    const invalid = urls.filter((url) => url.includes('refused'));
    remain -= urls.length;
    return {
      status: 200,
      body: {
        remain,
        success: urls.length - foreign.length - invalid.length,
        ...(foreign.length > 0 && { not_same_site: foreign }),
        ...(invalid.length > 0 && { not_valid: invalid }),
      },
    };
  });
};

/** IndexNow: the key in the body, which is JSON. */
export const indexNowStandIn = (key: string): Promise<SearchEngine> =>
  searchEngine(({ body }) => ({ status: (JSON.parse(body) as { key: string }).key === key ? 202 : 403, body: {} }));
