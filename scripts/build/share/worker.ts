// A thread that draws the pictures it is sent, one after the other, and puts each into the cache.
import { parentPort } from 'node:worker_threads';
import { draw } from './draw.ts';
import { type Wanted, store } from './cache.ts';

parentPort?.on('message', async ({ picture, file }: Wanted) => {
  store(file, await draw(picture));
  parentPort?.postMessage(file);
});
