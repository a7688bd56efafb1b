// Whether the live address answers with the release that was just put there, whole and with its policy.
import { setTimeout as sleep } from 'node:timers/promises';
import { absoluteAt } from '#language/routes.ts';
import { step } from '#scripts/kit/progress.ts';
import { goneStatus, type Redirect } from '#scripts/publish/hosting/answer.ts';
import { hashedFiles } from '#scripts/publish/hosting/headers.ts';
import { type Inline, missingFrom } from '#scripts/publish/hosting/policy.ts';
import { markerFile, type Release, sha256 } from './release.ts';
import type { Fetch, Live } from './target.ts';

const ask = (fetch: Fetch, address: string, path: string): Promise<Response> =>
  fetch(new URL(absoluteAt(address, path)), {
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

/** What the policy in force at the address does not allow; `undefined` where it allows all, or none is sent. */
export const policyGap = async (fetch: Fetch, address: string, inline: Inline): Promise<string | undefined> => {
  const policy = (await ask(fetch, address, '/')).headers.get('content-security-policy');
  return policy === null ? undefined : missingFrom(policy, inline);
};

/** The redirects that do not lead where they should. */
export const brokenRedirects = async (fetch: Fetch, address: string, redirects: Redirect[]): Promise<Redirect[]> => {
  const broken = redirects.map(async (redirect) => {
    const { status, headers } = await ask(fetch, address, redirect.from);
    const location = headers.get('location');
    if (redirect.status === goneStatus) return status === goneStatus ? [] : [redirect];
    const isLed = location !== null && new URL(location, address).href === absoluteAt(address, redirect.to);
    return isLed && status === redirect.status ? [] : [redirect];
  });
  return (await Promise.all(broken)).flat();
};

/** What is not as it should be when `release` is online at `address`. */
async function faultsAt(address: string, release: Release, fetch: Fetch): Promise<string[]> {
  const hashOf = (file: string) => release.files[file]?.sha256;
  const compare = async (path: string, status: number, hash: string | undefined): Promise<string[]> => {
    try {
      const response = await ask(fetch, address, path);
      const body = new Uint8Array(await response.arrayBuffer());
      if (response.status !== status) return [`${path} 的状态码为 ${response.status}，应为 ${status}`];
      return hash === undefined || sha256(body) === hash ? [] : [`${path} 的内容与本次部署不一致`];
    } catch (error) {
      return [`${path} 无法访问：${reason(error)}`];
    }
  };
  const asset = Object.keys(release.files).find((file) =>
    hashedFiles.some((pattern) => new RegExp(pattern).test(`/${file}`)),
  );
  const lost = `no-such-page-${release.name}/`;
  const english = hashOf('en/404/index.html');
  const compareAll = async () =>
    (
      await Promise.all([
        compare(`/${markerFile}?${release.name}`, 200, sha256(`${release.name}\n`)),
        compare('/', 200, hashOf('index.html')),
        compare(`/${lost}`, 404, hashOf('404.html')),
        asset ? compare(`/${asset}`, 200, hashOf(asset)) : [],
        english ? compare(`/en/${lost}`, 404, english) : [],
      ])
    ).flat();
  const compared = await compareAll();
  if (compared.length > 0) return compared;
  const gap = await policyGap(fetch, address, release.inline);
  const broken = await brokenRedirects(fetch, address, release.redirects);
  const settings = [
    ...(gap ? [`Content-Security-Policy 不允许该版本的页内脚本或样式：${gap}`] : []),
    ...broken.map(({ from, to }) => `重定向 ${from} → ${to} 未生效`),
  ];
  // The server may have taken its settings only after the files were compared; a redirect may lead away from one of them.
  return settings.length > 0 ? settings : compareAll();
}

/** Looks for faults every second until there are none, at most so many times; resolves those found last. */
export async function settled(find: () => Promise<string[]>, times: number, signal: AbortSignal): Promise<string[]> {
  for (let asked = 1; ; asked += 1) {
    const found = await find();
    if (found.length === 0 || asked === times) return found;
    await sleep(1000, undefined, { signal });
  }
}

/** Checks that `release` is online at the address; resolves the faults that stay. */
export const verify = (
  address: string,
  release: Release,
  { fetch, attempts, write, signal }: Live,
): Promise<string[]> =>
  step(
    write,
    `验证 ${address}`,
    () => settled(() => faultsAt(address, release, fetch), attempts, signal),
    (found) => (found.length === 0 ? '与本次部署一致' : '不一致'),
  );
