// npm run import -- minutes FILE…: turns minutes in the community's own loose format into meeting files, all or none.
import { resolve } from 'node:path';
import { contentFolder, site } from '../../src/site.ts';
import { Failure, report as reportFailure } from '../build/failure.ts';
import { readArguments } from './arguments.ts';
import { importMinutes } from './import-minutes.ts';
import { readKnown } from './known.ts';
import { report } from './report.ts';
import { writeAll } from './write.ts';

try {
  const { files, series, out = contentFolder, force } = readArguments(process.argv.slice(2));
  const known = readKnown(contentFolder, out);
  const result = importMinutes({ files, series, out: resolve(out), force, zone: site.zone }, known);
  if ('mistakes' in result) throw new Failure(`${result.mistakes.join('\n')}\n什么都没有写。`);
  writeAll(result.imported);
  console.log(report(result.imported));
} catch (error) {
  reportFailure(error);
}
