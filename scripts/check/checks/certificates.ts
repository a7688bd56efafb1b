// The certificates of our own services, as the last probe saw them, do not run out unnoticed. Without data/live there is nothing to say.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snapshot } from '../../../src/schemas/snapshot.ts';
import type { Check, Finding } from '../finding.ts';
import { atField } from '../places.ts';
import type { Source } from '../read.ts';

const name = 'certificates';
const day = 24 * 60 * 60 * 1000;
/** Days; automatic renewal happens earlier than this. */
const ahead = 21;

/** When the certificate ends; `undefined` where the snapshot is missing, unreadable or does not say. */
const endOf = (folder: string, id: string): Date | undefined => {
  const file = join(folder, `${id}.json`);
  if (!existsSync(file)) return undefined;
  try {
    const { goodAt, figures } = snapshot.parse(JSON.parse(readFileSync(file, 'utf8')));
    const left = figures.tlsDaysLeft;
    return left === undefined || !goodAt ? undefined : new Date(Date.parse(goodAt) + left * day);
  } catch {
    return undefined; // The status page takes a snapshot that cannot be trusted for none, too.
  }
};

const inService = (source: Source, folder: string, now: Date): Finding[] => {
  const { owner } = (source.data ?? {}) as { owner?: unknown };
  const end = owner === 'own' ? endOf(folder, source.id) : undefined;
  const left = end ? Math.floor((end.getTime() - now.getTime()) / day) : Infinity;
  if (!end || left > ahead) return [];
  const date = end.toISOString().slice(0, 10);
  const words = {
    found: left < 0 ? `证书已在 ${date} 过期` : `证书到 ${date} 过期，还有 ${left} 天`,
    expected: `还有 ${ahead} 天以上`,
  };
  const fix = '给这个系统续证书，再运行 npm run live 核实';
  return [{ ...atField(source, ['url']), rule: name, severity: 'warning', ...words, fix }];
};

export const certificates: Check = {
  name,
  description: '自己运行的系统，最近一次探测看到的证书没有快要过期',
  run: ({ sources, liveFolder, now }) =>
    sources
      .filter(({ collection }) => collection === 'services')
      .flatMap((source) => inService(source, liveFolder, now)),
};
