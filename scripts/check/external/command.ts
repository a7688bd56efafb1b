// npm run check -- --external, as it is called: progress and trouble on stderr, the links that are not in order on stdout.
import { Failure } from '../../build/failure.ts';
import { stoppable } from '../../build/command.ts';
import { type Arguments, isWithin } from '../arguments.ts';
import type { Progress } from '../progress.ts';
import { report } from '../report.ts';
import { paperOf } from '../report/text.ts';
import { readSettings } from '../settings.ts';
import { endpointsOf, readEndpoints } from './endpoints.ts';
import { findingsOf, summaryOf } from './findings.ts';
import { runExternal } from './run.ts';

/** Exit code 0: what a link leads to keeps nobody from anything. Throws a Failure where nothing could be asked. */
export const checkExternal = async (given: Arguments, progress: Progress): Promise<number> => {
  const settings = await readSettings();
  if ('rule' in settings) throw new Failure(`${settings.file} 有误。先运行 npm run check，照它说的改正。`);
  const endpoints = given.endpoints === undefined ? endpointsOf({}) : readEndpoints(given.endpoints);
  const warn = (line: string) => console.error(line);
  const run = await stoppable((signal) =>
    runExternal(settings, { endpoints, days: given.days, progress, signal, warn }),
  );
  progress.end();
  console.error(summaryOf(run));
  const findings = findingsOf(run).filter(isWithin(given.paths));
  console.log(report({ findings, files: run.files }, given.format, paperOf(process.stdout)));
  return 0;
};
