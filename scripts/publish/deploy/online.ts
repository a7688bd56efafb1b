// What is online at a target, and what could be.
import { isReleaseName, parseRelease, type Release } from './release.ts';
import * as scripts from './scripts.ts';
import { runThere, type Target } from './target.ts';

/** The release that is online: its name, and its record if it has one. */
export async function readLive(target: Target, signal: AbortSignal): Promise<{ name?: string; release?: Release }> {
  const [name = '', ...record] = (await runThere(target, scripts.readLive, [], undefined, signal)).split('\n');
  if (name === '') return {};
  return { name, ...(record.length > 0 && { release: parseRelease(record.join('\n')) }) };
}

/** The names of the releases that are kept, oldest first. */
export const readNames = async (target: Target, signal: AbortSignal): Promise<string[]> =>
  (await runThere(target, scripts.list, [], undefined, signal)).split('\n').filter(isReleaseName);

/** The record of a release that is kept. */
export const readRecord = async (target: Target, name: string, signal: AbortSignal): Promise<Release> =>
  parseRelease(await runThere(target, scripts.readRecord, [name], undefined, signal));
