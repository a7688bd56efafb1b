// A thread that draws pictures and puts each into the cache.
import { keep } from '../caches.ts';
import { doTasks } from '../threads.ts';
import type { Wanted } from './cache.ts';
import { draw } from './draw.ts';

doTasks(async ({ picture, file }: Wanted) => keep(file, await draw(picture)));
