// A release is its files, its redirects and its policy: they go online together, and back together.
import { Failure, indented } from '#scripts/kit/failure.ts';
import { step } from '#scripts/kit/progress.ts';
import { isGood, isLast, note, onlineBefore, readLog } from './online.ts';
import { parseRelease, type Release } from './release.ts';
import * as scripts from './scripts.ts';
import { settleBetween, writeSettings } from './settings.ts';
import { type Live, readLive, readNames, runThere } from './target.ts';
import { verify } from './verify.ts';

/** What is put right after somebody stopped the run takes no longer. */
const afterwardsMs = 120_000;

/** The same site for what has to be done even where the run was stopped. */
const unstopped = (live: Live): Live => ({ ...live, signal: AbortSignal.timeout(afterwardsMs) });

export const readRelease = async ({ target, signal }: Live, name: string): Promise<Release> =>
  parseRelease(await runThere(target, scripts.readRecord, [name], signal));

/**
 * Puts `next` online in place of `before`: first settings that serve both, then the files, then its own settings.
 * @throws Failure when the server does not take the settings, or what stopped it; `before` is then online with its own settings
 */
export async function putOnline(next: Release, before: Release | undefined, live: Live): Promise<void> {
  try {
    await settleBetween(next, before, live);
    await step(live.write, '切换', () => runThere(live.target, scripts.change, [next.name], live.signal), next.name);
    if (before) await writeSettings(next, live);
  } catch (error) {
    // Where the target cannot be reached any more, the next run makes up for it.
    if (before) await putBack(before, next, unstopped(live)).catch(() => undefined);
    throw error;
  }
}

/** Has `release` online again with its settings, whether or not `other` has taken its place. */
async function putBack(release: Release, other: Release, live: Live): Promise<void> {
  const { name } = await readLive(live);
  if (name !== release.name) {
    // A server that does not take settings now has not taken those of the other release either.
    await settleBetween(release, other, { ...live, attempts: Math.min(live.attempts, 5) }).catch(() => undefined);
    await step(
      live.write,
      '回滚',
      () => runThere(live.target, scripts.change, [release.name], live.signal),
      release.name,
    );
  }
  await writeSettings(release, live);
}

/** What came of looking at the release that is online. */
export type Look = 'good' | 'not looked at' | { faults: string[]; now: string | undefined };

/**
 * Looks at the release that is online. Where it is not as it should be, or somebody stops the run meanwhile, the last release that
 * was good goes back online with its settings, and this one is removed.
 */
export async function lookAt(release: Release, live: Live): Promise<Look> {
  const { address, write, signal } = live;
  if (!address) {
    write('未验证线上版本：未设置网址（site.config.ts 的 address 或 --check），或使用了 --no-check\n');
    return 'not looked at';
  }
  try {
    const faults = await verify(address, release, live);
    if (faults.length > 0) return { faults, now: await goBack(release, live) };
  } catch (error) {
    const now = signal.aborted ? await goBack(release, live) : undefined;
    if (now) write(`已中止，已回滚到 ${now}\n`);
    throw error;
  }
  await note({ event: 'good', name: release.name }, live);
  return 'good';
}

/** Puts the last good release before `bad` back online; resolves its name, or nothing where there is none. */
async function goBack(bad: Release, given: Live): Promise<string | undefined> {
  const live = unstopped(given);
  const [log, there] = [await readLog(live), await readNames(live)];
  const name = onlineBefore(log, bad.name).find(
    (one) => there.includes(one) && log.some((line) => line.name === one && line.event === 'good'),
  );
  if (name === undefined) return undefined;
  const release = await readRelease(live, name);
  await putBack(release, bad, live);
  await runThere(live.target, scripts.drop, [bad.name], live.signal);
  return name;
}

/** @throws Failure with the faults that a look found, and what is online now */
export function assertGood(look: Look, release: Release): void {
  if (typeof look !== 'object') return;
  if (look.now === undefined)
    throw new Failure(
      `线上内容与本次部署不一致：\n${indented(look.faults)}\n没有可回滚的版本，${release.name} 仍在线上`,
    );
  throw new Failure(`线上内容与本次部署不一致，已回滚到 ${look.now}：\n${indented(look.faults)}`);
}

/**
 * Makes up for what a run that was broken off left undone: records what is online, hands over its settings where they are others,
 * and looks at it where nobody has. Resolves the name of the release that took its place, if it was bad.
 */
export async function makeUp(name: string, release: Release | undefined, live: Live): Promise<Look> {
  const log = await readLog(live);
  const isKnown = isLast(log, name);
  if (!isKnown) await note({ event: 'online', name }, live);
  if (!release) return 'not looked at';
  const changed = await writeSettings(release, live);
  if (changed) live.write('线上版本的服务器配置与版本不一致，已恢复\n');
  if (!live.address || (isKnown && isGood(log, name))) return 'good';
  live.write(`${name} 尚未验证\n`);
  return lookAt(release, live);
}
