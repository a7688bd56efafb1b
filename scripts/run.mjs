// What package.json calls: node scripts/run.mjs COMMAND …
// Sets up what is missing, then runs scripts/COMMAND/main.ts on the project's own Node.
// Old versions of Node must be able to read this file, so that they can say that they are too old.
import './setup/old-node.mjs';

import('./setup/door.mjs').then(({ runCommand }) => runCommand(process.argv.slice(2)));
