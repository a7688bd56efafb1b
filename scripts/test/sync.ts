// Has Astro write the types of the content, and waits for builds that write there, too; the type check then only reads.
import { withAstro } from '#scripts/build/build-site.ts';
import { Failure, reporting } from '#scripts/kit/failure.ts';
import { run, stoppable } from '#scripts/kit/programs.ts';

await reporting(async () => {
  const { ok, output } = await stoppable((signal) => withAstro(signal, () => run(['astro', 'sync'], { signal })));
  if (!ok) throw new Failure(output);
});
