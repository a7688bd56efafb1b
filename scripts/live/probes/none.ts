// A service that has nothing to be asked: it says so, and is never red.
import type { Probe } from '../probe.ts';

export const none: Probe<'none'> = async () => ({ checks: [{ id: 'none', outcome: 'skip' }], figures: {}, links: [] });
