// Reporter for Playwright: the totals and the reasons of skipped tests, as the JSON of `Totals`, into the file TEST_TOTALS.
import { writeFileSync } from 'node:fs';
import type { FullResult, Reporter, Suite } from 'playwright/types/testReporter';
import { nothing, type Totals } from './output.ts';

export default class PlaywrightReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(_result: FullResult): void {
    const totals: Totals = structuredClone(nothing);
    for (const test of this.suite?.allTests() ?? []) {
      const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
      if (test.outcome() === 'expected' && !reason) totals.passed += 1;
      else if (reason) {
        totals.skipped += 1;
        totals.reasons.push(`${test.title}：${reason.description ?? '未说明原因'}`);
      }
      // Unexpected, flaky, or never run although it was not skipped.
      else totals.failed += 1;
    }
    const file = process.env['TEST_TOTALS'];
    if (file) writeFileSync(file, JSON.stringify(totals));
  }
}
