// npm run build [-- --out DIR]: builds the site into dist/, offline; SITE_CONTENT, SITE_LIVE and SITE_NOW say from what.
import { readCommandLine } from '#scripts/kit/command-line.ts';
import { reporting } from '#scripts/kit/failure.ts';
import { buildSite } from './build-site.ts';

await reporting(async () => {
  const { out } = readCommandLine(process.argv.slice(2), {
    calls: ['npm run build [-- --out 文件夹]'],
    options: { out: { type: 'string', default: 'dist' } },
  }).values;
  await buildSite(out);
});
