// The steps of the demo: an invented history, a probe of the mocks, then a build of the example with the results.

import { Failure } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';
import { noEndpoints, readServices } from '#scripts/live/services.ts';
import { writeHistory } from './history.ts';

interface Asked {
  endpoints: string;
  certificate: string;
  nameServer: string;
  live: string;
  now: Date;
  /** How many days of history to invent. */
  days: number;
}

const example = { SITE_CONTENT: 'examples/content' };
/** Runs a script of this project; its output is shown only when it fails. */
const runScript = async (script: string[], given: string[], environment: Record<string, string>): Promise<void> => {
  const command = [process.execPath, ...script, ...given];
  const { ok, output } = await run(command, { environment: { ...example, ...environment } });
  if (!ok) throw new Failure(`${script.at(-1)} 失败：\n${output}`);
};

/** Invents the history of the last days, and asks the mocks for now. */
export const askServices = async ({ endpoints, certificate, nameServer, live, now, days }: Asked): Promise<void> => {
  process.stdout.write(`生成 ${days} 天的虚构记录，探测模拟系统…`);
  const services = readServices(example.SITE_CONTENT, noEndpoints, undefined);
  const ids = services.filter(({ probe }) => probe.kind !== 'none').map(({ id }) => id);
  writeHistory(ids, { live, now, days });
  await runScript(
    ['--import', './scripts/demo/name-server.ts', 'scripts/live/main.ts'],
    ['--endpoints', endpoints, '--out', live, '--now', now.toISOString()],
    { NODE_EXTRA_CA_CERTS: certificate, DEMO_NAME_SERVER: nameServer, SITE_VANTAGE: '本机的模拟系统' },
  );
  process.stdout.write('\n');
};

/** Builds the example with the results of the probes. */
export const buildDemo = async ({ live, site }: { live: string; site: string }): Promise<void> => {
  process.stdout.write('构建示例站点…');
  await runScript(['scripts/build/main.ts'], ['--out', site], { SITE_LIVE: live });
  process.stdout.write('\n');
};
