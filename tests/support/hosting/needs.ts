// Tests that need a program which not every machine has: skipped where it is missing, as one test that says why.
import { describe, test } from 'node:test';

/** `missing`: what is not there and how to get it. A skipped suite would not be counted. */
export function describeUnless(missing: string | undefined, name: string, body: () => void): void {
  if (missing === undefined) describe(name, body);
  else test(name, { skip: missing }, () => {});
}
