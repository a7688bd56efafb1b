// A thread that draws pictures and puts each into the cache.
import { doTasks } from '../threads.ts';
import { store, type Wanted } from './cache.ts';
import { draw } from './draw.ts';

doTasks(async ({ picture, file }: Wanted) => store(file, await draw(picture)));
