// WebKit, which Safari has.
import { findWebkit } from '#scripts/setup/engines.mjs';
import { describeEngine } from '../../support/engines/describe-engine.ts';
import { startWebkit } from '../../support/engines/webkit.ts';

describeEngine({
  name: 'WebKit',
  program: findWebkit(),
  start: startWebkit,
  widths: [360, 1280],
  popovers: true,
  searches: true,
});
