// Reporter for node's test runner: the totals and the reasons of skipped tests, as the JSON of `Totals`.
import type { TestEvent } from 'node:test/reporters';
import { nothing, type Totals } from './output.ts';

export default async function* reporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const totals: Totals = structuredClone(nothing);
  for await (const { type, data } of source) {
    if (type === 'test:pass' && data.skip !== undefined) totals.reasons.push(`${data.name}：${data.skip}`);
    // The summary of the whole run names no file.
    if (type === 'test:summary' && data.file === undefined) {
      const { tests, passed, skipped, todo } = data.counts;
      Object.assign(totals, { passed, skipped: skipped + todo, failed: tests - passed - skipped - todo });
    }
  }
  yield JSON.stringify(totals);
}
