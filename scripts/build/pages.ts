// Builds the pages with Astro: `node scripts/build/pages.ts SITE CACHE`. A program of its own, so that a build can be stopped.
// What went wrong is on stdout, in words; Astro's own log is on stderr.
import { build } from 'astro';
import { endWithParent } from '#scripts/kit/programs.ts';
import { describeBuildError } from './describe-error.ts';

endWithParent();
const [outDir = '', cacheDir = ''] = process.argv.slice(2);

try {
  await build({ outDir, cacheDir, logLevel: 'error' });
} catch (error) {
  console.log(describeBuildError(error));
  process.exitCode = 1;
}
