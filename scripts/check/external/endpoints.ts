// --endpoints FILE: other origins to ask instead, as tests and a network of one's own need them. Only these may be private.
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { Failure } from '../../build/failure.ts';
import { bareHost, portOf } from '../../live/network/transport.ts';

export interface Endpoints {
  /** `host:port` that may be on loopback or in a private network. */
  exempt: ReadonlySet<string>;
  /** The address to ask in place of a link. */
  askedAt(url: string): string;
}

const shape = z.record(z.url(), z.url());

/** By the origin of the links, the origin that is asked. */
export const endpointsOf = (origins: Record<string, string>): Endpoints => {
  const others = new Map(Object.entries(origins).map(([from, to]) => [new URL(from).origin, new URL(to)]));
  return {
    exempt: new Set([...others.values()].map((url) => `${bareHost(url.hostname)}:${portOf(url)}`)),
    askedAt: (url) => {
      const { origin, pathname, search } = new URL(url);
      const other = others.get(origin);
      return other ? new URL(`${pathname}${search}`, other).href : url;
    },
  };
};

/** Throws a Failure that shows what the file should look like. */
export const readEndpoints = (file: string): Endpoints => {
  try {
    return endpointsOf(shape.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (cause) {
    const example = '{"https://docs.example.org": "http://127.0.0.1:8080"}';
    throw new Failure(`--endpoints ${file}：应为一个 JSON 文件，写着用哪个地址代替哪个，如 ${example}`, { cause });
  }
};
