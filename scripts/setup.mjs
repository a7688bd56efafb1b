// Only sets up what is missing, for pipelines; with --browser a browser for the tests, with --engines the other browsers
// (--engines all: those of npm test -- all, too), with --servers the servers that they try the site on.
// Old versions of Node must be able to read this file, as they must run.mjs.
import './setup/old-node.mjs';

import('./setup/door.mjs').then(({ setUpOnly }) => setUpOnly(process.argv.slice(2)));
