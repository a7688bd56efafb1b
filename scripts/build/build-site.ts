// One whole build, as every command of this project does it.
import { relative } from 'node:path';
import { stoppable } from './command.ts';
import { missingFacts } from './deployment.ts';
import { assertReplaceable } from './replace-folder.ts';
import { stage } from './stage.ts';
import { steps } from './steps.ts';

/**
 * Builds the site into `out`, with progress on stdout.
 * @throws Failure when a step fails, Stopped when somebody stops it; `out` is then as it was
 */
export async function buildSite(out: string): Promise<void> {
  assertReplaceable(out);
  await stoppable((signal) => stage({ out, steps, signal, write: (text) => process.stdout.write(text) }));
  // Only now: with a faulty configuration this module cannot be loaded, and the steps have said so in words.
  const { configFile, site } = await import('../../src/site.ts');
  for (const fact of missingFacts(site)) console.log(`${relative(process.cwd(), configFile)} 未填 ${fact}`);
  console.log(`站点在 ${out}/`);
}
