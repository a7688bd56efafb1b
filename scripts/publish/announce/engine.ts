// The search engines that take the addresses of changed pages.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { Failure, some } from '#scripts/kit/failure.ts';
import { cleanText } from '#scripts/kit/redact.ts';
import type { Changed } from './changed.ts';

export interface Push {
  endpoint: string;
  /** From the environment; never to be printed. */
  secret: string;
  /** With a slash at the end. */
  address: string;
  folder: string;
}

export interface Engine {
  /** What the state file calls it. */
  name: string;
  title: string;
  variable: string;
  endpoint: string;
  wanted(changed: Changed): string[];
  /** How many addresses it is sent at first, and how many it takes at a time. */
  first: number;
  limit: number;
  /**
   * Pushes at most `limit` addresses; returns those that it took and, where its answer has it, how many more it takes today.
   * @throws Failure when it takes none, with the variable's name where that is to blame
   */
  push(urls: string[], push: Push): Promise<{ taken: string[]; left?: number }>;
}

/** Bytes: answers are a few lines of JSON. */
const longestAnswer = 64 * 1024;

/** Reads an answer to its end. Throws a Failure for one that is longer than any that is meant. */
async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, length] = ['', 0];
  for await (const chunk of body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > longestAnswer) throw new Failure(`响应超过 ${longestAnswer / 1024} KB，未读取其余部分`);
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text;
}

/** Sends a body and reads the answer; errors do not contain the address, which may hold a secret. */
const send = async (url: string, body: string, type: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, text: await textOf(response) };
};

// Baidu's push interface: text, one address a line (https://ziyuan.baidu.com/college/courseinfo?id=267&page=2).

const count = z.int().nonnegative();
const answerShape = z.object({
  /** How many it took, and how many more it takes today. */
  success: count,
  remain: count,
  /** Addresses of another site than the one that the token is for. */
  not_same_site: z.array(z.string()).default([]),
  not_valid: z.array(z.string()).default([]),
});
const refusalShape = z.object({ error: z.int(), message: z.string() });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const baidu: Engine = {
  name: 'baidu',
  title: '百度',
  variable: 'BAIDU_TOKEN',
  endpoint: 'http://data.zz.baidu.com/urls',
  // It has no way to report a removed page.
  wanted: ({ changed }) => changed,
  // A portion beyond the day's quota is refused whole, and only an answer has what is left of it.
  first: 1,
  limit: 2000,
  async push(urls, { endpoint, secret, address }) {
    const query = new URLSearchParams({ site: new URL(address).origin, token: secret });
    const { status, text } = await send(`${endpoint}?${query}`, urls.join('\n'), 'text/plain');
    const answer = parsed(text);
    const message = cleanText(refusalShape.safeParse(answer).data?.message ?? '');
    if (status === 401 || /token/i.test(message)) throw new Failure('百度拒绝了该令牌。请检查环境变量 BAIDU_TOKEN');
    if (/over quota/i.test(message)) return { taken: [], left: 0 };
    if (status !== 200 || message) throw new Failure(`百度返回 ${status}${message && `：${message}`}`);
    const { data, error } = answerShape.safeParse(answer);
    if (!data) {
      const fields = error.issues.map(({ path }) => path.join('.') || '整体');
      throw new Failure(`百度的响应格式有误：${some(fields)}。请稍后重新运行；如果仍然失败，请核对百度的接口说明`);
    }
    const { success, remain, not_same_site: foreign, not_valid: invalid } = data;
    if (foreign.length > 0)
      throw new Failure(
        `百度返回：${cleanText(foreign[0] ?? '')} 不属于该令牌对应的站点，site 为 ${new URL(address).origin}`,
      );
    const refused = new Set(invalid);
    const taken = urls.filter((url) => !refused.has(url));
    if (taken.length !== success)
      throw new Failure(`百度的响应有矛盾：推送 ${urls.length} 个，拒绝 ${refused.size} 个，但 success 为 ${success}`);
    return { taken, left: remain };
  },
};

// IndexNow, which Bing and others use (https://www.indexnow.org/documentation).

/** The key is in a file of its own on the site, which proves that it is the site's. */
const assertKeyFile = (folder: string, key: string): void => {
  const file = join(folder, `${key}.txt`);
  if (existsSync(file) && readFileSync(file, 'utf8').trim() === key) return;
  throw new Failure(
    "网站上没有 INDEXNOW_KEY 的密钥文件。请在 site.config.ts 的 verification.files 中填写 { name: '<密钥>.txt', content: '<密钥>' }，" +
      '构建并部署后再推送；或检查环境变量 INDEXNOW_KEY',
  );
};

const reasons: Record<number, string> = {
  400: '请求格式有误',
  403: '密钥有误。请检查环境变量 INDEXNOW_KEY，以及密钥文件是否已部署',
  422: '有网址不属于该站点，或密钥文件不符。请检查环境变量 INDEXNOW_KEY 和 address',
  429: '推送过于频繁，请稍后重试',
};

export const indexNow: Engine = {
  name: 'index-now',
  title: 'IndexNow',
  variable: 'INDEXNOW_KEY',
  endpoint: 'https://api.indexnow.org/indexnow',
  wanted: ({ changed, removed }) => [...changed, ...removed],
  first: 10_000,
  limit: 10_000,
  async push(urls, { endpoint, secret, address, folder }) {
    assertKeyFile(folder, secret);
    const body = { host: new URL(address).host, key: secret, keyLocation: `${address}${secret}.txt`, urlList: urls };
    const { status } = await send(endpoint, JSON.stringify(body), 'application/json; charset=utf-8');
    if (status === 200 || status === 202) return { taken: urls };
    throw new Failure(`IndexNow 返回 ${status}：${reasons[status] ?? '未说明原因'}`);
  },
};
