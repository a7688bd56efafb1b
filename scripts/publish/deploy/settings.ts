// What the web server has to know of a release before it is online: a policy that allows the new pages and the old ones, and redirects.
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

/**
 * Hands over the settings of `next` and waits until the server uses them, so that no page is ever shown under another policy than
 * its own; `before` is the release that is online.
 * @throws Failure when the server keeps to settings that `next` does not work with
 */
export const settleSettings = (next: Release, before: Release | undefined, live: Live) =>
  step(live.write, '服务器配置', async () => {
    const { target, config, address, fetch, attempts, signal } = live;
    const policy = contentSecurityPolicy(before ? both(next.inline, before.inline) : next.inline);
    const text = releaseConfiguration(nameOf(config), policy, next.redirects);
    const changed = (await runThere(target, replaceFile, [settingsFile], signal, text)) === 'changed';
    if (!address || !before) return changed ? `已写 ${settingsFile}` : undefined;
    const findings = async () => {
      const gap = await policyGap(fetch, address, next.inline);
      const broken = await brokenRedirects(fetch, address, next.redirects);
      return [...(gap ? [`不允许 ${gap}`] : []), ...broken.map(({ from, to }) => `没有跳转 ${from} → ${to}`)];
    };
    const found = await settled(findings, attempts, signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      // Nothing answers there now: going on cannot break anything, and the check afterwards reports what is wrong.
      return [];
    });
    if (found.length > 0)
      throw new Failure(
        `网页服务器还没有用上 ${target.folder}/${settingsFile}，这一份现在换上去会坏：\n${indented(found)}\n` +
          `自有机器：装好 sig-infra-settings.path，或由 root 运行一次 apply-release（都见 deploy/README.md），再发布`,
      );
    // The workers of the old configuration may still answer for a moment.
    if (changed) await sleep(1000, undefined, { signal });
    return changed ? '服务器已用上新的配置' : undefined;
  });
