// npm run build [-- --out DIR]: builds the site into dist/, offline; SITE_CONTENT, SITE_LIVE and SITE_NOW say from what.
import { parseArgs } from 'node:util';
import { buildSite } from './build-site.ts';
import { Failure, report } from './failure.ts';

function outFrom(commandLine: string[]): string {
  try {
    const { values } = parseArgs({ args: commandLine, options: { out: { type: 'string', default: 'dist' } } });
    return values.out;
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n用法：npm run build [-- --out 文件夹]`);
  }
}

try {
  await buildSite(outFrom(process.argv.slice(2)));
} catch (error) {
  report(error);
}
