// What the web server has to know of the release that is online: the policy of its pages, and the pages that have moved.
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, indented } from '#scripts/kit/failure.ts';
import { step } from '#scripts/kit/progress.ts';
import { nameOf, releaseConfiguration } from '#scripts/publish/hosting/nginx-release.ts';
import { both, contentSecurityPolicy } from '#scripts/publish/hosting/policy.ts';
import type { Release } from './release.ts';
import { replaceFile } from './scripts.ts';
import { type Live, runThere } from './target.ts';
import { brokenRedirects, policyGap, settled } from './verify.ts';

/** The file in the target's folder from which deploy/nginx/apply-release takes them. */
const settingsFile = 'release.conf';

type Settings = Pick<Release, 'inline' | 'redirects'>;

/** What serves either of two releases: a policy that allows the pages of both, and the redirects that are right for both. */
const between = (next: Release, before: Release): Settings => {
  const known = new Set(before.redirects.map((redirect) => JSON.stringify(redirect)));
  return {
    inline: both(next.inline, before.inline),
    redirects: next.redirects.filter((redirect) => known.has(JSON.stringify(redirect))),
  };
};

/** Hands over the settings of a release; resolves whether they are others than before. */
export async function writeSettings({ inline, redirects }: Settings, live: Live): Promise<boolean> {
  const text = releaseConfiguration(nameOf(live.config), contentSecurityPolicy(inline), redirects);
  return (await runThere(live.target, replaceFile, [settingsFile], live.signal, text)) === 'changed';
}

/**
 * Hands over what serves `next` and the release that is online, `before`, and waits until the server uses it, so that no page is
 * ever shown under another policy than its own, or led to a page that is not there.
 * @throws Failure when the server keeps to settings that `next` does not work with
 */
export const settleBetween = (next: Release, before: Release | undefined, live: Live) =>
  step(live.write, '服务器配置', async () => {
    const { target, address, fetch, attempts, signal } = live;
    const settings = before ? between(next, before) : next;
    const changed = await writeSettings(settings, live);
    if (!address || !before) return changed ? `已写入 ${settingsFile}` : undefined;
    const findings = async () => {
      const gap = await policyGap(fetch, address, next.inline);
      const broken = await brokenRedirects(fetch, address, settings.redirects);
      return [...(gap ? [`不允许 ${gap}`] : []), ...broken.map(({ from, to }) => `重定向 ${from} → ${to} 未生效`)];
    };
    const found = await settled(findings, attempts, signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      // Nothing answers there now: going on cannot break anything, and the check afterwards reports what is wrong.
      return [];
    });
    if (found.length > 0)
      throw new Failure(
        `网页服务器尚未应用 ${target.folder}/${settingsFile}，现在切换会出错：\n${indented(found)}\n` +
          `自有机器：请安装 sig-infra-settings.path，或由 root 运行一次 apply-release（见 deploy/README.md），再重新部署`,
      );
    // The workers of the old configuration may still answer for a moment.
    if (changed) await sleep(1000, undefined, { signal });
    return changed ? '服务器已应用新配置' : undefined;
  });
