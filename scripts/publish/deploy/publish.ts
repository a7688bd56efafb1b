// Puts a built site online, step by step. Until the switch the site online stays as it is; afterwards it is checked, and taken back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indented, refuse } from '#scripts/kit/failure.ts';
import { step } from '#scripts/kit/progress.ts';
import { type BuiltSite, readBuiltSite } from '#scripts/publish/hosting/built-site.ts';
import { assertGood, lookAt, makeUp, putOnline } from './changeover.ts';
import { holding } from './hold.ts';
import { assertFit, lostAddresses, toFollow } from './inspect.ts';
import { newestFirst, readLog } from './online.ts';
import { describeRelease, fillStage, isSame, type Release } from './release.ts';
import * as scripts from './scripts.ts';
import { type Live, readLive, readNames, runThere } from './target.ts';
import { upload } from './upload.ts';

export interface Publishing extends Live {
  from: string;
  isPublic: boolean;
  now: Date;
}

const kept = 5;

/**
 * Publishes.
 * @throws Failure with the reason when the site is not complete, the target cannot be reached, or another site is online afterwards
 */
export async function publish(publishing: Publishing): Promise<void> {
  const { from, config, isPublic, now, write } = publishing;
  const site = readBuiltSite(from);
  await step(write, '检查站点', async () => assertFit('未部署', site, config, isPublic), `${site.files.length} 个文件`);
  if (isPublic) for (const note of toFollow(config)) write(`提示：${note}\n`);
  await holding(publishing, true, (live) => replaceLive(site, now, live));
}

async function replaceLive(site: BuiltSite, now: Date, live: Live): Promise<void> {
  const { write } = live;
  const read = () =>
    step(
      write,
      '读取线上版本',
      () => readLive(live),
      ({ name }) => name ?? '尚未部署',
    );
  let online = await read();
  const look = online.name === undefined ? 'good' : await makeUp(online.name, online.release, live);
  if (typeof look === 'object') {
    const { faults, now: back } = look;
    write(`线上内容与版本不一致${back === undefined ? '' : `，已回滚到 ${back}`}：\n${indented(faults)}\n`);
    if (back !== undefined) online = await read();
  }
  const before = online.release;
  const release = describeRelease(site, now, before);
  if (before && isSame(release, before)) {
    assertGood(look, before);
    write(`没有变化，线上版本为 ${online.name}\n`);
    return;
  }
  if (before) refuse('未部署', lostAddresses(Object.keys(before.files), site.files, site.redirects));
  await bring(site, release, online.name, now, live);
  try {
    await putOnline(release, before, live);
  } catch (error) {
    await runThere(live.target, scripts.drop, [release.name]);
    throw error;
  }
  assertGood(await lookAt(release, live), release);
  await step(write, '清理', () => prune(live), `保留最近 ${kept} 个版本`);
  write(`部署完成：${release.name}\n`);
}

/** Brings a release to the target, whole and under its name, but not online. What was brought of it goes away where that fails. */
async function bring(site: BuiltSite, release: Release, before: string | undefined, now: Date, live: Live) {
  const { write, target, signal } = live;
  const run = (script: string, given: string[], input?: string) => runThere(target, script, given, signal, input);
  const stage = mkdtempSync(join(tmpdir(), 'publish-'));
  const incoming = `releases/.incoming-${release.name}`;
  try {
    const sums = await step(
      write,
      '压缩',
      () => fillStage(stage, site, release, now),
      (all) => `共 ${all.length} 个文件`,
    );
    const rsync = await run(scripts.prepare, [incoming, release.name]);
    await step(write, '上传', () => upload(live, stage, incoming, rsync !== ''));
    const carried = Object.keys(release.carried ?? {}).map((file) => `${file}\n`);
    if (before && carried.length > 0) await run(scripts.carry, [before, incoming], carried.join(''));
    await step(write, '核对', () => run(scripts.accept, [incoming, release.name], sums.join('')));
  } catch (error) {
    // Where it cannot be reached any more, the next run clears away.
    await runThere(target, scripts.discard, [incoming]).catch(() => undefined);
    throw error;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Removes all releases but the newest, by the record of what was online. */
async function prune(live: Live): Promise<void> {
  const [log, there] = [await readLog(live), await readNames(live)];
  const old = newestFirst(log, there).slice(kept);
  if (old.length > 0) await runThere(live.target, scripts.drop, old, live.signal);
}
