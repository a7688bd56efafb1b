// Where to serve, from the environment.
import { Failure } from '../build/failure.ts';
import type { Place } from './server.ts';

/**
 * `PORT` (4321 unless set) and `HOST` (loopback unless set).
 * @throws Failure when `PORT` is not a port
 */
export function placeFrom(environment: NodeJS.ProcessEnv): Place {
  const port = Number(environment['PORT'] ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Failure(`PORT=${environment['PORT']} 不是端口号：应为 0 到 65535 的整数，如 PORT=8080。`);
  }
  return { port, ...(environment['HOST'] && { host: environment['HOST'] }) };
}
