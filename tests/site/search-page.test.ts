// The search page without a script: it sends nothing to anybody and leads to every page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neutral } from '#language/routes.ts';
import { assertNone, contentPages, onEachPage, pageAt } from '../support/built-site.ts';

/** Pages of one day, of a year, and further pages of a list: pages that are listed lead to them. */
const isPartOfList = (path: string) =>
  /\/\d{4}(-\d{2}-\d{2}[^/]*)?\/|\/\d+\/$/.test(path.replace(/^\/(en\/)?charter\//, ''));

for (const home of ['/', '/en/'])
  test(`${home}search/ leads to every page but those of a day or a year`, () => {
    const links = new Set(
      pageAt(`${home}search/`)
        .root.querySelectorAll('main a')
        .map((link) => link.getAttribute('href')),
    );
    const own = contentPages.filter(({ path }) => path.startsWith('/en/') === (home === '/en/'));
    const missing = own.filter(({ path }) => !links.has(path) && !isPartOfList(path) && neutral(path) !== '/search/');
    assert.ok(links.size > 20);
    assertNone(missing.map(({ path }) => path));
  });

test('no form leads to another site, and the field without a script is disabled', () => {
  const leading = onEachPage(({ root }) =>
    root.querySelectorAll('form, [formaction]').flatMap((form) => {
      const target = form.getAttribute('action') ?? form.getAttribute('formaction') ?? '/';
      return /^\/(?!\/)/.test(target) ? [] : [target];
    }),
  );
  assertNone(leading);
  const fields = onEachPage(({ root }) =>
    root.querySelectorAll('form :is(input, button):not([disabled])').map(({ outerHTML }) => outerHTML),
  );
  assertNone(fields);
});
