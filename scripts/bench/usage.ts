// Loaded into every Node process of a measured program: when it ends, adds the memory that it held to the file named by `USAGE_FILE`.
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['USAGE_FILE'];

// What a process used counts its threads, and each thread loads this, too.
if (file && isMainThread)
  process.on('exit', () => {
    appendFileSync(file, `${JSON.stringify({ maxRssBytes: process.resourceUsage().maxRSS * 1024 })}\n`);
  });
