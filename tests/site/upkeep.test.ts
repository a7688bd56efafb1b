// The register of upkeep: the pages and /api/v1/upkeep.json say the same, and every question keeps its anchor.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { localised } from '#language/routes.ts';
import { kinds } from '#model/upkeep/upkeep.ts';
import { site } from '#site.ts';
import { assertNone, folder, pageAt } from '../support/built-site.ts';

interface Item {
  kind: string;
  edit: string;
  questions: string[];
}

const { items, unseen } = JSON.parse(readFileSync(join(folder, 'api/v1/upkeep.json'), 'utf8')) as {
  items: Item[];
  unseen: string[];
};
const ofKind = (kind: string) => items.filter((item) => item.kind === kind);

for (const locale of site.languages) {
  const at = (path: string) => pageAt(localised(path, locale));

  test(`the register counts what there is of each kind, and a dash where nobody looked (${locale})`, () => {
    const rows = at('/upkeep/').root.querySelectorAll('.ledger > li');
    const shown = rows.map((row) => [
      row.querySelector('h3 a')?.getAttribute('href'),
      row.querySelector('.no')?.text.trim(),
    ]);
    const expected = kinds.map((kind) => [
      localised(`/upkeep/${kind}/`, locale),
      unseen.includes(kind) ? '—' : String(ofKind(kind).length),
    ]);
    assert.deepEqual(shown, expected);
  });

  test(`each thing to do stands on the page of its kind, with where to edit it (${locale})`, () => {
    for (const kind of kinds) {
      const links = at(`/upkeep/${kind}/`).root.querySelectorAll('main a[rel=nofollow]');
      const shown = new Set(links.map((link) => link.getAttribute('href')));
      assert.deepEqual([...shown].sort(), [...new Set(ofKind(kind).map(({ edit }) => edit))].sort(), kind);
      assert.equal(
        at(`/upkeep/${kind}/`).root.querySelectorAll('.what, .questions > li').length,
        ofKind(kind).length,
        kind,
      );
    }
  });

  test(`each question has its anchor on the register and among the questions (${locale})`, () => {
    const asked = ofKind('questions').flatMap(({ questions }) => questions);
    const missing = ['/upkeep/', '/upkeep/questions/'].flatMap((path) =>
      asked.filter((id) => !at(path).root.getElementById(id)).map((id) => `${path}#${id}`),
    );
    assert.ok(asked.length > 0);
    assertNone(missing);
  });
}
