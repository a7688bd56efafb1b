// Where a build keeps what the next one need not make again.
import { join } from 'node:path';

/** The folder for one kind of kept work; `SITE_CACHE` names another place, as for a measurement that begins with nothing. */
export const cacheFolder = (name: string): string => join(process.env['SITE_CACHE'] ?? 'node_modules/.cache', name);
