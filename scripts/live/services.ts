// The services to ask: the records of the content folder, with the addresses that --endpoints puts in their place.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { recordData } from '../../src/records/front-matter.ts';
import { collections } from '../../src/schemas/collections.ts';
import { type Service, service as serviceSchema } from '../../src/schemas/service.ts';
import { Failure } from '../build/failure.ts';
import type { Endpoints } from './endpoints.ts';
import type { ProbeConfig } from './probe.ts';
import { bareHost } from './network/transport.ts';

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

const problemsOf = (where: string, error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${where}：${path.join('.') || '整体'}：${message}`);

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const hostsIn = (texts: string[]): string[] =>
  texts.flatMap((text) => (URL.canParse(text) ? [new URL(text).hostname, bareHost(new URL(text).hostname)] : []));

const assemble = (id: string, service: Service, probe: ProbeConfig): LiveService => {
  const texts = [...textsIn(probe), ...textsIn(service.probe), ...textsIn(service.url)];
  const names = [probe, service.probe].flatMap((one) => (one.kind === 'smtp' ? [one.host] : []));
  const addresses = texts.filter((text) => /^[^\s/:@]+@[^\s/:@]+$/.test(text));
  return { id, service, probe, hosts: new Set([...hostsIn(texts), ...names]), addresses };
};

interface Reading {
  service?: LiveService;
  problems: string[];
}

const readOne = (folder: string, path: string, endpoints: Endpoints): Reading => {
  const file = join(folder, path);
  const id = collections.services.idOf(path);
  try {
    const read = serviceSchema.safeParse(recordData(file, readFileSync(file, 'utf8')), { error: localeError });
    if (!read.success) return { problems: problemsOf(file, read.error) };
    const replaced = { ...read.data.probe, ...endpoints.fields[id] };
    const probe = serviceSchema.shape.probe.safeParse(replaced, { error: localeError });
    if (!probe.success) return { problems: problemsOf(`--endpoints ${endpoints.file}：${id}`, probe.error) };
    return { service: assemble(id, read.data, probe.data), problems: [] };
  } catch (error) {
    return { problems: [(error as Error).message] };
  }
};

const unknownIds = (given: string[], known: string[], where: string): string[] => {
  const unknown = given.filter((id) => !known.includes(id));
  return unknown.length === 0 ? [] : [`${where}：没有这个系统：${unknown.join('、')}。有的是：${known.join('、')}`];
};

/** The services in the order of their ids. Throws a Failure with every mistake in records, --endpoints and --only. */
export const readServices = (folder: string, endpoints: Endpoints, only: string[] | undefined): LiveService[] => {
  const paths = globSync(collections.services.files, { cwd: folder }).sort();
  const ids = paths.map(collections.services.idOf);
  const readings = paths.map((path) => readOne(folder, path, endpoints));
  const problems = [
    ...readings.flatMap((reading) => reading.problems),
    ...unknownIds(Object.keys(endpoints.fields), ids, `--endpoints ${endpoints.file}`),
    ...unknownIds(only ?? [], ids, '--only'),
    ...(paths.length === 0 ? [`${join(folder, 'services')} 中没有系统的记录`] : []),
  ];
  if (problems.length > 0) throw new Failure(problems.join('\n'));
  const services = readings.flatMap(({ service }) => service ?? []);
  return services.filter(({ id }) => only === undefined || only.includes(id));
};
