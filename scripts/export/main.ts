// npm run export -- readme | codeowners | sig-info | offline: hands out what the records say, in the forms that others read.
import { site, today } from '../../src/site.ts';
import { report } from '../build/failure.ts';
import { writeWhole } from '../build/write-whole.ts';
import { createProgress } from '../check/progress.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { offlineFiles } from './offline/site.ts';
import { writeZip } from './offline/zip.ts';
import { textOf } from './texts.ts';

function write(out: string, text: string): void {
  writeWhole(out, text);
  console.log(`写了 ${out}`);
}

function offline({ from, out }: Arguments): void {
  const top = `${site.shortName.toLowerCase()}-offline`;
  const zip = out ?? `${top}.zip`;
  const progress = createProgress(process.stderr, () => performance.now());
  const files = offlineFiles({ folder: from, day: today, address: site.address }, progress);
  const done = writeZip(zip, top, files, today);
  progress.end();
  console.log(`写了 ${zip}：${done.files} 个文件，${(done.bytes / 1e6).toFixed(1)} MB。解开后打开 ${top}/index.html。`);
}

try {
  const { kind, ...given } = readArguments(process.argv.slice(2));
  if (kind === 'offline') offline({ kind, ...given });
  else if (given.out) write(given.out, textOf({ kind, ...given }));
  else process.stdout.write(textOf({ kind, ...given }));
} catch (error) {
  report(error);
}
