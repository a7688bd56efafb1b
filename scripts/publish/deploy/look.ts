// What a visitor gets at the live address: whether it is the release that was just put there, whole and with its policy.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redirect } from '#scripts/publish/hosting/answer.ts';
import { hashedFiles } from '#scripts/publish/hosting/headers.ts';
import { type Inline, missingFrom } from '#scripts/publish/hosting/policy.ts';
import { markerFile, type Release, sha256 } from './release.ts';

export type Fetch = (address: URL, options: RequestInit) => Promise<Response>;

const ask = (fetch: Fetch, address: string, path: string): Promise<Response> =>
  fetch(new URL(path, address), {
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
    headers: { 'Cache-Control': 'no-cache' },
  });

/** Why it could not be reached, in one line. */
const reason = (error: unknown): string => {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
};

interface Expected {
  path: string;
  status: number;
  /** Of the body. */
  hash: string | undefined;
}

const compare = async (fetch: Fetch, address: string, { path, status, hash }: Expected): Promise<string[]> => {
  try {
    const response = await ask(fetch, address, path);
    const body = new Uint8Array(await response.arrayBuffer());
    if (response.status !== status) return [`${path} 的状态是 ${response.status}，应为 ${status}`];
    return hash === undefined || sha256(body) === hash ? [] : [`${path} 的内容不是刚发布的`];
  } catch (error) {
    return [`${path} 打不开：${reason(error)}`];
  }
};

/** What the policy in force at the address does not allow; `undefined` where it allows all, or none is sent. */
export const policyGap = async (fetch: Fetch, address: string, inline: Inline): Promise<string | undefined> => {
  const policy = (await ask(fetch, address, '/')).headers.get('content-security-policy');
  return policy === null ? undefined : missingFrom(policy, inline);
};

/** The redirects that do not lead where they should. */
export const unledRedirects = async (fetch: Fetch, address: string, redirects: Redirect[]): Promise<Redirect[]> => {
  const led = await Promise.all(
    redirects.map(async ({ from, to, status }) => {
      const response = await ask(fetch, address, from);
      const location = response.headers.get('location');
      return (
        response.status === status && location !== null && new URL(location, address).href === new URL(to, address).href
      );
    }),
  );
  return redirects.filter((_, i) => !led[i]);
};

/** What is not as it should be when `release` is online at `address`. */
export async function faultsAt(address: string, release: Release, fetch: Fetch): Promise<string[]> {
  const hash = (file: string) => release.files[file]?.sha256;
  const asset = Object.keys(release.files).find((file) =>
    hashedFiles.some((pattern) => new RegExp(pattern).test(`/${file}`)),
  );
  const lost = `no-such-page-${release.name}/`;
  const expected: Expected[] = [
    { path: `/${markerFile}?${release.name}`, status: 200, hash: sha256(`${release.name}\n`) },
    { path: '/', status: 200, hash: hash('index.html') },
    { path: `/${lost}`, status: 404, hash: hash('404.html') },
    ...(asset ? [{ path: `/${asset}`, status: 200, hash: hash(asset) }] : []),
    ...(hash('en/404/index.html') ? [{ path: `/en/${lost}`, status: 404, hash: hash('en/404/index.html') }] : []),
  ];
  const found = (await Promise.all(expected.map((one) => compare(fetch, address, one)))).flat();
  if (found.length > 0) return found;
  const gap = await policyGap(fetch, address, release.inline);
  const unled = await unledRedirects(fetch, address, release.redirects);
  return [
    ...(gap ? [`Content-Security-Policy 不允许这一份的页内脚本或样式：${gap}`] : []),
    ...unled.map(({ from, to }) => `跳转 ${from} → ${to} 没有生效`),
  ];
}

/** Asks again every second until nothing is wrong any more, at most so many times; resolves what is wrong at last. */
export async function settled(find: () => Promise<string[]>, times: number, signal: AbortSignal): Promise<string[]> {
  for (let asked = 1; ; asked += 1) {
    const found = await find();
    if (found.length === 0 || asked === times) return found;
    await sleep(1000, undefined, { signal });
  }
}
