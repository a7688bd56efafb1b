// A thread that draws pictures and puts each into the cache.
import { keep } from '#scripts/kit/cache.ts';
import { doTasks } from '#scripts/kit/threads.ts';
import { draw } from './draw.ts';
import type { Wanted } from './share-pictures.ts';

doTasks(async ({ picture, file }: Wanted) => keep(file, await draw(picture)));
