// What the web server has to know of a release before it is online: a policy that allows the new pages and the old ones, and redirects.
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '#scripts/kit/failure.ts';
import { releaseConfiguration } from '#scripts/publish/hosting/nginx-release.ts';
import { both, contentSecurityPolicy } from '#scripts/publish/hosting/policy.ts';
import { type Fetch, policyGap, settled, unledRedirects } from './look.ts';
import type { Release } from './release.ts';
import { replaceFile } from './scripts.ts';
import { runThere, type Target } from './target.ts';

/** The file in the target's folder from which deploy/nginx/apply-release takes them. */
const settingsFile = 'release.conf';

interface Settling {
  target: Target;
  /** What files on the machine are called. */
  name: string;
  address: string | undefined;
  fetch: Fetch;
  /** How many times the server is asked, a second apart, whether it knows. */
  attempts: number;
  signal: AbortSignal;
}

/**
 * Hands the settings of `next` over and waits until the server goes by them, so that no page is ever shown under a policy that is
 * not its own. Resolves a remark.
 * @throws Failure when the server keeps to settings that `next` does not work with
 */
export async function settleSettings(
  next: Release,
  live: Release | undefined,
  settling: Settling,
): Promise<string | undefined> {
  const { target, name, address, fetch, attempts, signal } = settling;
  const inline = live ? both(next.inline, live.inline) : next.inline;
  const text = releaseConfiguration(name, contentSecurityPolicy(inline), next.redirects);
  const changed = (await runThere(target, replaceFile, [settingsFile], text, signal)) === 'changed';
  if (!address || !live) return changed ? `已写 ${settingsFile}` : undefined;
  const waiting = async () => {
    const gap = await policyGap(fetch, address, next.inline);
    const unled = await unledRedirects(fetch, address, next.redirects);
    return [...(gap ? [`不允许 ${gap}`] : []), ...unled.map(({ from, to }) => `没有跳转 ${from} → ${to}`)];
  };
  const found = await settled(waiting, attempts, signal).catch((error: unknown) => {
    if (signal.aborted) throw error;
    // Nobody answers there now: nothing can be broken by going on, and the look afterwards says what is wrong.
    return [];
  });
  if (found.length === 0) {
    // The workers that were there before may still answer for a moment.
    if (changed) await sleep(1000, undefined, { signal });
    return changed ? '服务器已用上新的配置' : undefined;
  }
  throw new Failure(
    `网页服务器还没有用上 ${target.folder}/${settingsFile}，这一份现在换上去会坏：\n${found.map((line) => `  ${line}`).join('\n')}\n` +
      `自有机器：装好 sig-infra-settings.path，或由 root 运行一次 apply-release（都见 deploy/README.md），再发布`,
  );
}
