// --endpoints FILE: other addresses for services, as tests, the demo and a network of one's own need them.
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { Failure } from '../build/failure.ts';
import type { LiveService } from './services.ts';
import { bareHost, portOf } from './network/transport.ts';

export interface Endpoints {
  /** As given on the command line. */
  file: string;
  /** By service id, the fields of its probe that are replaced. */
  fields: Record<string, Record<string, unknown>>;
}

const shape = z.record(z.string(), z.record(z.string(), z.unknown()));
const example = '{"koji": {"hub": "http://127.0.0.1:8080/kojihub"}}';

export const noEndpoints: Endpoints = { file: '', fields: {} };

/** Throws a Failure that names the file and shows what it should look like. */
export const readEndpoints = (file: string): Endpoints => {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? `不是 JSON：${cause.message}` : `读不了：${(cause as Error).message}`;
    throw new Failure(`--endpoints ${file}：${reason}`, { cause });
  }
  const result = shape.safeParse(value);
  if (result.success) return { file, fields: result.data };
  throw new Failure(`--endpoints ${file}：应为系统编号到 probe 字段的对象，如 ${example}`);
};

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(textsIn) : [];
};

/** `host:port` of every address that the file gave: those may be on loopback or a private network. */
export const exemptAddresses = (services: LiveService[], { fields }: Endpoints): Set<string> => {
  const exempt = new Set<string>();
  for (const { id, probe } of services) {
    const given = fields[id] ?? {};
    for (const text of Object.values(given).flatMap(textsIn)) {
      if (!URL.canParse(text)) continue;
      const url = new URL(text);
      exempt.add(`${bareHost(url.hostname)}:${portOf(url)}`);
    }
    if (probe.kind === 'smtp' && 'host' in given) exempt.add(`${probe.host}:${probe.port}`);
  }
  return exempt;
};
