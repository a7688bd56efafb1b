// Loaded into a Node process before its program: when that ends, says on file descriptor 3 what the process used.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ userSeconds: userCPUTime / 1e6, maxRssBytes: maxRSS * 1024 }));
});
