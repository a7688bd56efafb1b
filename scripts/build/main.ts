// npm run build [-- --out DIR]: builds the site into dist/, offline; SITE_CONTENT, SITE_LIVE and SITE_NOW say from what.
import { readCommandLine } from '#scripts/kit/command-line.ts';
import { reporting } from '#scripts/kit/failure.ts';
import { buildSite } from './build-site.ts';

await reporting(async () => {
  const { out } = readCommandLine(process.argv.slice(2), {
    calls: ['npm run build [-- 选项]'],
    options: { out: { type: 'string', default: 'dist', value: '目录', help: '输出到指定的目录（默认 dist）' } },
    notes: ['离线构建站点。内容、探测结果和时间由环境变量 SITE_CONTENT、SITE_LIVE、SITE_NOW 指定'],
    examples: ['npm run build', 'npm run build -- --out .build/site'],
  }).values;
  await buildSite(out);
});
