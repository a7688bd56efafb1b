// The tests of one engine: all in one window, one after the other.
import { test } from 'playwright/test';
import type { Engine } from './engine.ts';
import { testPages } from './pages-in-engine.ts';
import { testReading } from './reading-in-engine.ts';
import { testSearch, testWithoutSearch } from './search-in-engine.ts';

interface Described {
  name: string;
  /** The program, or why there is none and the command that installs it. */
  program: { path: string } | { missing: string };
  start(path: string): Promise<Engine>;
  /** Of the window, in CSS pixels. */
  widths: number[];
  popovers: boolean;
  /** Whether it runs WebAssembly under the site's policy, which search needs. */
  searches: boolean;
}

/** Describes an engine's tests; one that is not installed is one skipped test that says how to install it. */
export function describeEngine({ name, program, start, widths, popovers, searches }: Described): void {
  if ('missing' in program) {
    test(name, () => test.skip(true, program.missing));
    return;
  }
  test.describe(name, () => {
    test.describe.configure({ mode: 'default' });
    let engine: Engine | undefined;
    test.beforeAll(async () => {
      // A busy machine may take its time.
      test.setTimeout(120_000);
      engine = await start(program.path);
    });
    test.afterAll(() => engine?.close());
    const started = () => {
      if (!engine) throw new Error(`${name} is not running`);
      return engine;
    };
    testPages(started, widths);
    testReading(started, { popovers, widths });
    if (searches) testSearch(started, widths);
    else testWithoutSearch(started);
  });
}
