// Puts a built site online, step by step. Until the switch the site online stays as it is; afterwards it is checked, and taken back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, indented, refuse } from '#scripts/kit/failure.ts';
import { step } from '#scripts/kit/progress.ts';
import { readBuiltSite } from '#scripts/publish/hosting/built-site.ts';
import { assertFit, lostAddresses } from './inspect.ts';
import { describeRelease, fillStage, isSame, type Release, releaseName } from './release.ts';
import * as scripts from './scripts.ts';
import { settleSettings } from './settings.ts';
import { type Live, readLive, runThere } from './target.ts';
import { upload } from './upload.ts';
import { verify } from './verify.ts';

export interface Publishing extends Live {
  from: string;
  isPublic: boolean;
  now: Date;
}

const kept = 5;
/** What a killed run left behind is cleared away after an hour; a younger one may still be at work. */
const abandoned = 3_600_000;

/**
 * Publishes.
 * @throws Failure with the reason when the site is not complete, the target cannot be reached, or another site is online afterwards
 */
export async function publish(publishing: Publishing): Promise<void> {
  const { from, target, config, isPublic, now, write, signal } = publishing;
  const run = (script: string, given: string[], input?: string) => runThere(target, script, given, signal, input);

  const site = readBuiltSite(from);
  await step(
    write,
    '检查站点',
    async () => assertFit('没有发布', site, config, isPublic),
    `${site.files.length} 个文件`,
  );
  const live = await step(
    write,
    '读取线上的一份',
    () => readLive(publishing),
    ({ name }) => name ?? '还没有',
  );
  const release = describeRelease(site, now, live.release);
  if (live.release && isSame(release, live.release)) {
    write(`没有变化：${live.name}\n`);
    return;
  }
  if (live.release) refuse('没有发布', lostAddresses(Object.keys(live.release.files), site.files, site.redirects));

  const stage = mkdtempSync(join(tmpdir(), 'publish-'));
  const incoming = `releases/.incoming-${release.name}`;
  try {
    const sums = await step(
      write,
      '压缩',
      () => fillStage(stage, site, release, now),
      (all) => `共 ${all.length} 个文件`,
    );
    const rsync = await run(scripts.prepare, [incoming, releaseName(new Date(now.getTime() - abandoned))]);
    await step(write, '上传', () => upload(publishing, stage, incoming, rsync !== ''));
    await step(write, '核对', () => run(scripts.accept, [incoming, release.name], sums.join('')));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  try {
    await settleSettings(release, live.release, publishing);
  } catch (error) {
    await runThere(target, scripts.drop, [release.name]);
    throw error;
  }
  await step(write, '切换', () => run(scripts.change, [release.name]), release.name);
  await verifyOrGoBack(release, live.name, publishing);
  await step(write, '清理', () => run(scripts.prune, [String(kept)]), `留最近 ${kept} 份`);
  write(`已发布：${release.name}\n`);
}

/** Checks the live address, and puts the release before back where it has faults. */
async function verifyOrGoBack(release: Release, before: string | undefined, live: Live): Promise<void> {
  if (!live.address)
    return live.write('没有看线上：没有网址可看（site.config.ts 的 address 或 --check），或者用了 --no-check\n');
  const faults = await verify(live.address, release, live);
  if (faults.length === 0) return;
  if (!before) throw new Failure(`线上不对：\n${indented(faults)}\n没有上一份可退，${release.name} 留在线上`);
  const now = await runThere(live.target, scripts.giveUp, [release.name, before]);
  throw new Failure(`线上不对，已退回，现在是 ${now}：\n${indented(faults)}`);
}
