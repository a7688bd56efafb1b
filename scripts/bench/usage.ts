// Loaded into every Node process of a measured program: when it ends, adds what it used to the file named by `USAGE_FILE`.
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['USAGE_FILE'];

// What a process used counts its threads, and each thread loads this, too.
if (file && isMainThread)
  process.on('exit', () => {
    const { userCPUTime, maxRSS } = process.resourceUsage();
    appendFileSync(file, `${JSON.stringify({ userSeconds: userCPUTime / 1e6, maxRssBytes: maxRSS * 1024 })}\n`);
  });
