// The steps of the demo: some days of probing the mocks, then a build of the example with the results.

import { dayMs } from '#language/dates.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { run } from '#scripts/kit/programs.ts';

interface Asked {
  endpoints: string;
  certificate: string;
  nameServer: string;
  live: string;
  now: Date;
  /** How many days of history to make. */
  days: number;
}

const example = { SITE_CONTENT: 'examples/content' };
/** Runs a script of this project; its output is shown only when it fails. */
const runScript = async (script: string[], given: string[], environment: Record<string, string>): Promise<void> => {
  const command = [process.execPath, ...script, ...given];
  const { ok, output } = await run(command, { environment: { ...example, ...environment } });
  if (!ok) throw new Failure(`${script.at(-1)} 失败：\n${output}`);
};

/** Asks the mocks once for each of the last days, so that the history is not empty, and last for now. */
export const askServices = async ({ endpoints, certificate, nameServer, live, now, days }: Asked): Promise<void> => {
  const environment = {
    NODE_EXTRA_CA_CERTS: certificate,
    DEMO_NAME_SERVER: nameServer,
    SITE_VANTAGE: '本机的模拟系统',
  };
  for (let back = days - 1; back >= 0; back--) {
    process.stdout.write(`\r探测模拟系统… ${days - back}/${days} 天`);
    const moment = new Date(now.getTime() - back * dayMs).toISOString();
    await runScript(
      ['--import', './scripts/demo/name-server.ts', 'scripts/live/main.ts'],
      ['--endpoints', endpoints, '--out', live, '--now', moment],
      environment,
    );
  }
  process.stdout.write('\n');
};

/** Builds the example with the results of the probes. */
export const buildDemo = async ({ live, site }: { live: string; site: string }): Promise<void> => {
  process.stdout.write('构建示例站点…');
  await runScript(['scripts/build/main.ts'], ['--out', site], { SITE_LIVE: live });
  process.stdout.write('\n');
};
