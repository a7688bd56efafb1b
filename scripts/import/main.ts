// npm run import -- minutes FILE… | readme FILE --out DIR: what the community writes in formats of its own → records, all or none.
import { resolve } from 'node:path';
import { readFacts } from '../../src/records/read-facts.ts';
import { contentFolder, site } from '../../src/site.ts';
import { Failure, report as reportFailure } from '../build/failure.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { importMinutes } from './import-minutes.ts';
import { readKnown } from './known.ts';
import { importReadme, readmeReport } from './readme/import-readme.ts';
import { report } from './report.ts';
import { writeAll } from './write.ts';

function minutes({ files, series, out = contentFolder, force }: Arguments & { kind: 'minutes' }): string {
  const known = readKnown(contentFolder, out);
  const result = importMinutes({ files, series, out: resolve(out), force, zone: site.zone }, known);
  if ('mistakes' in result) throw new Failure(`${result.mistakes.join('\n')}\n什么都没有写。`);
  writeAll(result.imported);
  return report(result.imported);
}

function readme({ files: [file = ''], out, force }: Arguments & { kind: 'readme' }): string {
  const result = importReadme({ file, out, force }, readFacts(contentFolder).facts);
  if ('mistakes' in result) throw new Failure(`${result.mistakes.join('\n')}\n什么都没有写。`);
  writeAll(result.files);
  return readmeReport(result);
}

try {
  const given = readArguments(process.argv.slice(2));
  console.log(given.kind === 'minutes' ? minutes(given) : readme(given));
} catch (error) {
  reportFailure(error);
}
