// Puts an earlier release back online.
import { Failure } from '../../build/failure.ts';
import { faultsAt, settled } from './look.ts';
import { readLive, readNames, readRecord } from './online.ts';
import { step } from './progress.ts';
import type { Publishing } from './publish.ts';
import * as scripts from './scripts.ts';
import { settleSettings } from './settings.ts';
import { nameOf } from '../hosting/targets.ts';
import { runThere } from './target.ts';

/** The release to go back to: the one that is named, or the newest of those before the one that is online. */
function chosen(names: string[], online: string | undefined, wanted: string | undefined): string {
  const there = names.map((name) => `  ${name}${name === online ? '（在线上）' : ''}`).join('\n') || '  （没有）';
  if (!online) throw new Failure(`还没有发布过。有这些：\n${there}`);
  const name = wanted ?? names.filter((one) => one < online).at(-1);
  if (name === undefined) throw new Failure(`没有更早的一份可退。有这些：\n${there}`);
  if (!names.includes(name)) throw new Failure(`没有 ${name}。有这些：\n${there}`);
  return name;
}

/**
 * Goes back.
 * @throws Failure when there is nothing to go back to, or what is online afterwards is not what should be
 */
export async function rollback(
  publishing: Omit<Publishing, 'from' | 'isPublic' | 'now'>,
  wanted?: string,
): Promise<void> {
  const { target, config, address, fetch, patience, write, signal } = publishing;
  const live = await readLive(target, signal);
  const name = chosen(await readNames(target, signal), live.name, wanted);
  const release = await readRecord(target, name, signal);
  const settling = { target, name: nameOf(config), address, fetch, patience, signal };
  await step(
    write,
    '服务器配置',
    () => settleSettings(release, live.release, settling),
    (remark) => remark,
  );
  await step(
    write,
    '切换',
    () => runThere(target, scripts.change, [name], undefined, signal),
    () => name,
  );
  write(`已退回：${name}（之前是 ${live.name}）\n`);
  if (!address) return;
  const faults = await step(
    write,
    `看 ${address}`,
    () => settled(() => faultsAt(address, release, fetch), patience, signal),
    (found) => (found.length === 0 ? '就是这一份' : '不对'),
  );
  if (faults.length > 0) throw new Failure(`线上不对：\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
}
