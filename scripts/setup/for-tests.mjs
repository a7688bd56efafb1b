// What only the tests need: with --browser a browser, with --engines other browsers (with all those of the whole run), with --servers the servers that they try the site on.
// Runs on the project's own Node, because Playwright needs a newer one than the machine may have.
import { fileURLToPath } from 'node:url';
import { installBrowser } from './browser.mjs';
import { SetupError } from './command.mjs';
import { installEngines } from './engines.mjs';
import { installServers } from './install-servers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

try {
  if (process.argv.includes('--browser')) await installBrowser(root);
  if (process.argv.includes('--engines')) await installEngines(process.argv.includes('all'));
  if (process.argv.includes('--servers')) await installServers(root);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
