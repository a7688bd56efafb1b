// Puts a built site online, step by step. Until the switch the site online stays as it is; afterwards it is checked, and taken back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteConfig } from '#schemas/site.ts';
import { cacheFolder } from '#scripts/kit/cache.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { step, type Write } from '#scripts/kit/progress.ts';
import { readBuiltSite } from '#scripts/publish/hosting/built-site.ts';
import { redirectsOf } from '#scripts/publish/hosting/redirects.ts';
import { nameOf } from '#scripts/publish/hosting/targets.ts';
import { assertFit, lostAddresses, refuse } from './inspect.ts';
import { type Fetch, faultsAt, settled } from './look.ts';
import { readLive } from './online.ts';
import { memoryIn } from './pack.ts';
import { isSame, type Release, releaseName } from './release.ts';
import { describeRelease, fillStage } from './release-folder.ts';
import * as scripts from './scripts.ts';
import { settleSettings } from './settings.ts';
import { runThere, type Target } from './target.ts';
import { upload } from './upload.ts';

export interface Publishing {
  /** The built site. */
  from: string;
  target: Target;
  config: SiteConfig;
  isPublic: boolean;
  /** Where visitors find it; absent: not looked at. */
  address: string | undefined;
  fetch: Fetch;
  /** How many times the live address is asked, a second apart, before what it says is believed. */
  attempts: number;
  now: Date;
  write: Write;
  signal: AbortSignal;
}

const kept = 5;
/** What a run that was killed left behind is cleared away after an hour; a younger one may still be at work. */
const abandoned = 3_600_000;

/**
 * Publishes.
 * @throws Failure with the reason when the site is not fit, the target cannot be reached, or what is online is not what was sent
 */
export async function publish(publishing: Publishing): Promise<void> {
  const { from, target, config, isPublic, address, fetch, attempts, now, write, signal } = publishing;
  const run = (script: string, given: string[] = [], input?: string) => runThere(target, script, given, input, signal);

  const site = readBuiltSite(from);
  const redirects = redirectsOf(from);
  await step(
    write,
    '检查站点',
    async () => assertFit('没有发布', site, config, isPublic),
    () => `${site.files.length} 个文件`,
  );
  const live = await step(
    write,
    '读取线上的一份',
    () => readLive(target, signal),
    ({ name }) => name ?? '还没有',
  );
  const release = describeRelease(site, redirects, now, live.release);
  if (live.release && isSame(release, live.release)) {
    write(`没有变化：${live.name}\n`);
    return;
  }
  if (live.release) refuse('没有发布', lostAddresses(Object.keys(live.release.files), site.files, redirects));

  const stage = mkdtempSync(join(tmpdir(), 'publish-'));
  const incoming = `releases/.incoming-${release.name}`;
  try {
    const hashes = await step(
      write,
      '压缩',
      () => fillStage(stage, site, release, memoryIn(cacheFolder('packed'), now)),
      (all) => `共 ${Object.keys(all).length} 个文件`,
    );
    const rsync = await run(scripts.prepare, [incoming, releaseName(new Date(now.getTime() - abandoned))]);
    await step(
      write,
      '上传',
      () => upload(target, stage, incoming, rsync !== '', signal),
      (way) => way,
    );
    const sums = Object.entries(hashes).map(([file, hash]) => `${hash}  ${file}\n`);
    await step(
      write,
      '核对',
      () => run(scripts.accept, [incoming, release.name], sums.join('')),
      () => undefined,
    );
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  const settling = { target, name: nameOf(config), address, fetch, attempts, signal };
  try {
    await step(
      write,
      '服务器配置',
      () => settleSettings(release, live.release, settling),
      (remark) => remark,
    );
  } catch (error) {
    await runThere(target, scripts.drop, [release.name]);
    throw error;
  }
  await step(
    write,
    '切换',
    () => run(scripts.change, [release.name]),
    () => release.name,
  );
  await lookOrGoBack(release, live.name, publishing);
  await step(
    write,
    '清理',
    () => run(scripts.prune, [String(kept)]),
    () => `留最近 ${kept} 份`,
  );
  write(`已发布：${release.name}\n`);
}

/** Looks at the live address, and puts the release before back where it is not as it should be. */
async function lookOrGoBack(release: Release, before: string | undefined, publishing: Publishing): Promise<void> {
  const { target, address, fetch, attempts, write, signal } = publishing;
  if (!address) {
    write('没有看线上：没有网址可看（site.config.ts 的 address 或 --check），或者用了 --no-check\n');
    return;
  }
  const faults = await step(
    write,
    `看 ${address}`,
    () => settled(() => faultsAt(address, release, fetch), attempts, signal),
    (found) => (found.length === 0 ? '就是这一份' : '不对'),
  );
  if (faults.length === 0) return;
  const list = faults.map((fault) => `  ${fault}`).join('\n');
  if (!before) throw new Failure(`线上不对：\n${list}\n没有上一份可退，${release.name} 留在线上`);
  const now = await runThere(target, scripts.giveUp, [release.name, before]);
  throw new Failure(`线上不对，已退回，现在是 ${now}：\n${list}`);
}
