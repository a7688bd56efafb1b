// npm run build [-- --out DIR]: builds the site into dist/, offline; SITE_CONTENT, SITE_LIVE and SITE_NOW say from what.
import { buildSite } from './build-site.ts';
import { readCommandLine } from '#scripts/kit/command-line.ts';
import { report } from '#scripts/kit/failure.ts';

function outFrom(commandLine: string[]): string {
  const options = { out: { type: 'string', default: 'dist' } } as const;
  return readCommandLine(commandLine, '用法：npm run build [-- --out 文件夹]', { options }).values.out;
}

try {
  await buildSite(outFrom(process.argv.slice(2)));
} catch (error) {
  report(error);
}
