// Mocks of the interfaces to which changed pages are announced: Baidu's and IndexNow's, as they answer what they are sent.
import { json, type Reply, type Service, serveReplies } from './loopback.ts';

interface Received {
  /** The query of the URL. */
  query: URLSearchParams;
  type: string;
  body: string;
}

export interface SearchEngine extends Service {
  received: Received[];
}

/** Answers every request by `answer`, and remembers what it was sent. */
export const searchEngine = async (answer: (received: Received) => Reply | 'hang up'): Promise<SearchEngine> => {
  const received: Received[] = [];
  const service = await serveReplies(({ searchParams: query }, body, { headers }) => {
    const one = { query, type: headers['content-type'] ?? '', body };
    received.push(one);
    return answer(one);
  });
  return { ...service, received };
};

/** Baidu: the token in the query, one URL a line; `quota` URLs a day, and none of a push that goes beyond it. */
export const baiduStandIn = (token: string, quota: number): Promise<SearchEngine> => {
  let remain = quota;
  return searchEngine(({ query, body }) => {
    if (query.get('token') !== token) return json({ error: 401, message: 'token is not valid' }, 401);
    const urls = body.split('\n');
    if (urls.length > remain) return json({ error: 400, message: 'over quota' }, 400);
    const foreign = urls.filter((url) => !url.startsWith(query.get('site') ?? ''));
    const invalid = urls.filter((url) => url.includes('refused'));
    remain -= urls.length;
    return json({
      remain,
      success: urls.length - foreign.length - invalid.length,
      ...(foreign.length > 0 && { not_same_site: foreign }),
      ...(invalid.length > 0 && { not_valid: invalid }),
    });
  });
};

/** IndexNow: the key in the body, which is JSON. */
export const indexNowStandIn = (key: string): Promise<SearchEngine> =>
  searchEngine(({ body }) => json({}, (JSON.parse(body) as { key: string }).key === key ? 202 : 403));
