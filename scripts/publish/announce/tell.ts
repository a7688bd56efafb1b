// Tells one search engine of what it has not been told, a portion at a time.
import { Failure } from '#scripts/kit/failure.ts';
import { changedSince, type Pages, told } from './changed.ts';
import type { Engine, Push } from './engine.ts';

interface Told {
  /** What it knows now; also where it failed half way. */
  pages: Pages;
  /** How many addresses it took. */
  taken: number;
  /** Why not all, for people. */
  problem?: string;
}

/** Letters, digits and hyphens, as both engines hand them out: anything else is a mistake, and might change an address. */
const isSecret = (text: string): boolean => /^[A-Za-z0-9-]{8,128}$/.test(text);

/** The words of an error without the secret. */
const worded = (error: unknown, { title }: Engine, secret: string): string => {
  const message =
    error instanceof Failure ? error.message : `连不上${title}：${String((error as Error).cause ?? error)}`;
  return message.replaceAll(secret, '…');
};

/** Never throws for what the network or the engine does: what was taken must be remembered. */
export const pushChanges = async (engine: Engine, now: Pages, before: Pages, push: Push): Promise<Told> => {
  const { title, variable, first, limit } = engine;
  if (!isSecret(push.secret))
    return {
      pages: before,
      taken: 0,
      problem: `环境变量 ${variable} 不像${title}的令牌：应为 8 到 128 个字母、数字和连字符`,
    };
  const urls = engine.wanted(changedSince(now, before));
  let pages = before;
  let taken = 0;
  try {
    for (let at = 0, size = first; at < urls.length;) {
      if (size === 0) return { pages, taken, problem: '今天的配额用完了，明天再推送' };
      const answer = await engine.push(urls.slice(at, at + size), push);
      pages = told(pages, now, answer.taken);
      taken += answer.taken.length;
      at += size;
      size = Math.min(limit, answer.left ?? limit);
    }
  } catch (error) {
    return { pages, taken, problem: worded(error, engine, push.secret) };
  }
  // What an engine does not want to know of is settled, too.
  return taken === urls.length
    ? { pages: now, taken }
    : { pages, taken, problem: `${urls.length - taken} 个网址${title}没有收` };
};
