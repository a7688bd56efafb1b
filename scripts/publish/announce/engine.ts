// A search engine that wants to be told of changed pages.
import type { Changed } from './changed.ts';

export interface Push {
  /** Where it listens. */
  endpoint: string;
  /** From the environment; never to be printed. */
  secret: string;
  /** With a slash at the end. */
  address: string;
  /** The built site. */
  folder: string;
}

export interface Engine {
  /** What the state file calls it. */
  name: string;
  /** What people call it. */
  title: string;
  /** The environment variable with its secret. */
  variable: string;
  endpoint: string;
  /** The addresses that it wants to be told of. */
  wanted(changed: Changed): string[];
  /** How many addresses it is sent at first, and how many it takes at a time. */
  first: number;
  most: number;
  /**
   * Tells it of at most `most` addresses; returns those that it took and, where it says so, how many more it takes today.
   * @throws Failure when it takes none, with the variable's name where that is to blame
   */
  push(urls: string[], push: Push): Promise<{ taken: string[]; left?: number }>;
}

/** Sends a body and reads the answer; what goes wrong on the way is told without the address, which may hold a secret. */
export const send = async (url: string, body: string, type: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  });
  return { status: response.status, text: (await response.text()).slice(0, 10_000) };
};
