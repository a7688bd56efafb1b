// Work in several threads: tasks go to whichever is free, results come back in the order of the tasks.
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';

interface Given<Task> {
  index: number;
  task: Task;
}

const maxThreads = 8;

/** In the thread's own file: does every task that it is sent. */
export const doTasks = <Task, Result>(work: (task: Task) => Result | Promise<Result>): void => {
  parentPort?.on('message', async ({ index, task }: Given<Task>) => {
    parentPort?.postMessage({ index, result: await work(task) });
  });
};

/**
 * Does all tasks in threads that run `file`, one for each `worth` tasks, as starting one takes its time.
 * @throws what one of them throws, or the signal's reason; all threads have ended then
 */
export async function inThreads<Task, Result>(
  file: URL,
  tasks: Task[],
  { worth, signal }: { worth: number; signal: AbortSignal },
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const thread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file);
      const end = (settle: () => void) => {
        signal.removeEventListener('abort', stop);
        void worker.terminate().then(settle);
      };
      const stop = () => end(() => reject(signal.reason));
      const proceed = () => {
        if (next < tasks.length) worker.postMessage({ index: next, task: tasks[next++] });
        else end(resolve);
      };
      signal.addEventListener('abort', stop, { once: true });
      worker.on('error', (error) => end(() => reject(error)));
      worker.on('message', ({ index, result }: { index: number; result: Result }) => {
        results[index] = result;
        proceed();
      });
      proceed();
    });
  const count = Math.min(availableParallelism(), maxThreads, Math.ceil(tasks.length / worth));
  const settled = await Promise.allSettled(Array.from({ length: count }, thread));
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return results;
}
