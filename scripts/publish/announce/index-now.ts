// IndexNow, which Bing and others listen to (https://www.indexnow.org/documentation).
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../build/failure.ts';
import { type Engine, send } from './engine.ts';

/** The key stands in a file of its own on the site, by which it is known to be the site's. */
const assertKeyFile = (folder: string, key: string): void => {
  const file = join(folder, `${key}.txt`);
  if (existsSync(file) && readFileSync(file, 'utf8').trim() === key) return;
  throw new Failure(
    "网站上没有 INDEXNOW_KEY 的密钥文件：在 site.config.ts 的 verification.files 里写 { name: '<密钥>.txt', content: '<密钥>' }，" +
      '构建、上线之后再推送；或者检查环境变量 INDEXNOW_KEY',
  );
};

const reasons: Record<number, string> = {
  400: '请求的写法不对',
  403: '密钥不对：检查环境变量 INDEXNOW_KEY，以及网站上的密钥文件是否已经上线',
  422: '有网址不属于这个站点，或者密钥文件不符：检查环境变量 INDEXNOW_KEY 和 address',
  429: '推送得太频繁，过一会儿再来',
};

export const indexNow: Engine = {
  name: 'index-now',
  title: 'IndexNow',
  variable: 'INDEXNOW_KEY',
  endpoint: 'https://api.indexnow.org/indexnow',
  wanted: ({ changed, removed }) => [...changed, ...removed],
  first: 10_000,
  most: 10_000,
  async push(urls, { endpoint, secret, address, folder }) {
    assertKeyFile(folder, secret);
    const body = { host: new URL(address).host, key: secret, keyLocation: `${address}${secret}.txt`, urlList: urls };
    const { status } = await send(endpoint, JSON.stringify(body), 'application/json; charset=utf-8');
    if (status === 200 || status === 202) return { taken: urls };
    throw new Failure(`IndexNow 答复 ${status}：${reasons[status] ?? '没有说为什么'}`);
  },
};
