// Installs what is missing before an npm script runs: the packages; with --browser a browser for the tests;
// with --servers the servers that they try the site on.
// Plain JavaScript with built-ins only, because it runs on the machine's own Node (18 or later) before anything is installed.
import { fileURLToPath } from 'node:url';
import { SetupError } from './setup/command.mjs';
import { installBrowser } from './setup/install-browser.mjs';
import { installServers } from './setup/install-servers.mjs';
import { installPackages } from './setup/packages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  await installPackages(root);
  if (process.argv.includes('--browser')) await installBrowser(root);
  if (process.argv.includes('--servers')) await installServers(root);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
