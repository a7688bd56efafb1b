// What a phone shows at once: nothing to be pushed aside to be read, and a header of one row.
import { expect, test } from 'playwright/test';

test.use({ viewport: { width: 360, height: 780 } });

for (const path of ['/members/', '/en/members/', '/charter/', '/en/charter/', '/join/', '/en/join/'])
  test(`the records on ${path} are read whole, without scrolling sideways`, async ({ page }) => {
    // As narrow as WCAG 2.2 asks pages to be read without scrolling sideways (1.4.10).
    await page.setViewportSize({ width: 320, height: 780 });
    await page.goto(path);
    const tables = page.locator('.records');
    expect(await tables.count()).toBeGreaterThan(0);
    const hidden = await tables.evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth));
    expect(hidden.filter((pixels) => pixels > 1)).toEqual([]);
  });

for (const path of ['/', '/en/'])
  test(`the name and the tools of ${path} stand in one row`, async ({ page }) => {
    await page.goto(path);
    const [name, tools] = await Promise.all(
      ['.mark', '.tools'].map((part) => page.locator(`header ${part}`).boundingBox()),
    );
    expect(tools?.y).toBeLessThan((name?.y ?? 0) + (name?.height ?? 0));
  });
