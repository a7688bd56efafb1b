// Every page is valid HTML, by html-validate with the rules of .htmlvalidate.mjs.
import { test } from 'node:test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import config from '../../.htmlvalidate.mjs';
import { assertNone, movedPages, pages } from '../support/built-site.ts';

const validator = new HtmlValidate(new StaticConfigLoader(config));

test('every page is valid HTML', async () => {
  const findings: string[] = [];
  for (const { path, html } of [...pages, ...movedPages]) {
    const { results } = await validator.validateString(html, path);
    const messages = results.flatMap((result) => result.messages);
    findings.push(...messages.map(({ ruleId, message, selector }) => `${path} ${ruleId}: ${message} (${selector})`));
  }
  assertNone(findings);
});
