// The services to ask: the records of the content folder, with the addresses that --endpoints puts in their place.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { recordData } from '#records/front-matter.ts';
import { collections } from '#schemas/files.ts';
import { type Service, service as serviceSchema } from '#schemas/service.ts';
import { bareHost, hostPort } from '#scripts/http/transport.ts';
import { Failure } from '#scripts/kit/failure.ts';
import type { ProbeConfig } from './probe.ts';

export interface LiveService {
  id: string;
  service: Service;
  /** With what --endpoints replaced. */
  probe: ProbeConfig;
  /** Names that may appear in what is written about it: those of its own addresses. */
  hosts: ReadonlySet<string>;
  /** Mail addresses that are part of its settings and so may appear: a list's own. */
  addresses: readonly string[];
}

const { localeError } = z.locales.zhCN();

const parsed = <T>(schema: z.ZodType<T>, value: unknown, where: string): T => {
  const result = schema.safeParse(value, { error: localeError });
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${where}：${path.join('.') || '整体'}：${message}`);
  throw new Failure(problems.join('\n'));
};

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const hostsIn = (texts: string[]): string[] =>
  texts.flatMap((text) => (URL.canParse(text) ? [new URL(text).hostname, bareHost(new URL(text).hostname)] : []));

const readOne = (folder: string, path: string, endpoints: Endpoints): LiveService => {
  const file = join(folder, path);
  const id = collections.services.idOf(path);
  const service = parsed(serviceSchema, recordData(file, readFileSync(file, 'utf8')), file);
  const replaced = { ...service.probe, ...endpoints.fields[id] };
  const probe = parsed(serviceSchema.shape.probe, replaced, `--endpoints ${endpoints.file}：${id}`);
  const texts = [...textsIn(probe), ...textsIn(service.probe), ...textsIn(service.url)];
  const names = [probe, service.probe].flatMap((one) => (one.kind === 'smtp' ? [one.host] : []));
  const addresses = texts.filter((text) => /^[^\s/:@]+@[^\s/:@]+$/.test(text));
  return { id, service, probe, hosts: new Set([...hostsIn(texts), ...names]), addresses };
};

const unknownIds = (given: string[], known: string[], where: string): string[] => {
  const unknown = given.filter((id) => !known.includes(id));
  return unknown.length === 0 ? [] : [`${where} 中有未知的系统：${unknown.join('、')}。可选：${known.join('、')}`];
};

/** The services in the order of their ids. Throws a Failure with every mistake in records, --endpoints and --only. */
export const readServices = (folder: string, endpoints: Endpoints, only: string[] | undefined): LiveService[] => {
  const paths = globSync(collections.services.files, { cwd: folder }).sort();
  const ids = paths.map(collections.services.idOf);
  const problems: string[] = [];
  const services = paths.flatMap((path) => {
    try {
      return readOne(folder, path, endpoints);
    } catch (error) {
      problems.push((error as Error).message);
      return [];
    }
  });
  problems.push(
    ...unknownIds(Object.keys(endpoints.fields), ids, `--endpoints ${endpoints.file}`),
    ...unknownIds(only ?? [], ids, '--only'),
    ...(paths.length === 0 ? [`${join(folder, 'services')} 中没有系统的记录`] : []),
  );
  if (problems.length > 0) throw new Failure(problems.join('\n'));
  return services.filter(({ id }) => only === undefined || only.includes(id));
};

// --endpoints FILE: other addresses for services, as tests, the demo and a network of one's own need them.

interface Endpoints {
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
    const reason =
      cause instanceof SyntaxError ? `不是 JSON：${cause.message}` : `无法读取：${(cause as Error).message}`;
    throw new Failure(`--endpoints ${file}：${reason}`, { cause });
  }
  const result = shape.safeParse(value);
  if (result.success) return { file, fields: result.data };
  throw new Failure(`--endpoints ${file} 应为从系统 ID 到 probe 字段的对象，例如 ${example}`);
};

/** `host:port` of every URL that the file gave: those may be on loopback or a private network. */
export const exemptAddresses = (services: LiveService[], { fields }: Endpoints): Set<string> => {
  const exempt = services.flatMap(({ id, probe }) => {
    const given = fields[id] ?? {};
    const urls = textsIn(given).filter((text) => URL.canParse(text));
    const mail = probe.kind === 'smtp' && 'host' in given ? [`${probe.host}:${probe.port}`] : [];
    return [...urls.map((text) => hostPort(new URL(text))), ...mail];
  });
  return new Set(exempt);
};
