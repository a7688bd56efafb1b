// Playwright's global setup: serves dist/ on a free port; the tests read its URL from SITE_ADDRESS.
import { serve } from './server.ts';

export default async function serveForBrowserTests(): Promise<() => Promise<void>> {
  const { address, close } = await serve({ folder: 'dist', port: 0 });
  process.env['SITE_ADDRESS'] = address;
  return close;
}
