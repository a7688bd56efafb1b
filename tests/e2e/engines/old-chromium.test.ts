// Old Chromiums, as phones in China have them inside other apps, and desktops of Linux: on a phone.
import { findChromium } from '#scripts/setup/engines.mjs';
import { startChromium } from '../../support/engines/chromium.ts';
import { describeEngine } from '../../support/engines/describe-engine.ts';
import { isWhole } from '../../support/whole.ts';

// 119 has popovers and cannot anchor them, 103 has no :has(), 92 has no layers and runs no WebAssembly under the site's policy.
for (const major of isWhole ? [119, 107, 103, 92] : [107])
  describeEngine({
    name: `Chromium ${major}`,
    program: findChromium(String(major)),
    start: startChromium,
    widths: [360],
    popovers: major >= 114,
    searches: major >= 97,
  });
