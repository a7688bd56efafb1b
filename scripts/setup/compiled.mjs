// Loaded before a command: keeps its compiled modules, so that starting through the door takes no longer than without one.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../.build/compiled', import.meta.url)));
