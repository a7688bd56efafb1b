// Baidu's push interface: text, one address a line (https://ziyuan.baidu.com/college/courseinfo?id=267&page=2). It is plain http only.
import { Failure } from '../../build/failure.ts';
import { type Engine, send } from './engine.ts';

interface Answer {
  /** How many it took, and how many more it takes today. */
  success?: number;
  remain?: number;
  /** Addresses of another site than the one that the token is for. */
  not_same_site?: string[];
  not_valid?: string[];
  error?: number;
  message?: string;
}

const read = (text: string): Answer => {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
};

export const baidu: Engine = {
  name: 'baidu',
  title: '百度',
  variable: 'BAIDU_TOKEN',
  endpoint: 'http://data.zz.baidu.com/urls',
  // Of a page that is no more it does not want to know.
  wanted: ({ changed }) => changed,
  // A portion beyond the day's quota is refused whole, and only an answer tells how much of it is left.
  first: 1,
  most: 2000,
  async push(urls, { endpoint, secret, address }) {
    const query = new URLSearchParams({ site: new URL(address).origin, token: secret });
    const { status, text } = await send(`${endpoint}?${query}`, urls.join('\n'), 'text/plain');
    const { success, remain, not_same_site: foreign = [], not_valid: invalid = [], message = '' } = read(text);
    if (status === 401 || /token/i.test(message)) throw new Failure('百度不认这个令牌：检查环境变量 BAIDU_TOKEN');
    if (/over quota/i.test(message)) return { taken: [], left: 0 };
    if (status !== 200 || success === undefined)
      throw new Failure(`百度答复 ${status}${message && `：${message.slice(0, 200)}`}`);
    if (foreign.length > 0)
      throw new Failure(`百度说 ${foreign[0]} 不属于这个令牌的站点：site 是 ${new URL(address).origin}`);
    const refused = new Set(invalid);
    return { taken: urls.filter((url) => !refused.has(url)), ...(remain !== undefined && { left: remain }) };
  },
};
