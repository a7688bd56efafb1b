// Firefox.
import { findFirefox } from '#scripts/setup/engines.mjs';
import { describeEngine } from '../../support/engines/describe-engine.ts';
import { startFirefox } from '../../support/engines/firefox.ts';

describeEngine({
  name: 'Firefox',
  program: findFirefox(),
  start: startFirefox,
  widths: [360, 1280],
  popovers: true,
  searches: true,
});
