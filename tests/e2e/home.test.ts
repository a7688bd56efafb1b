// The home page answers four questions on the first screen of a phone.
import { expect } from 'playwright/test';
import { test } from '../support/browser/visitor.ts';

const answersOf = { Chinese: '/', English: '/en/' };
const leadsTo = [/\/subprojects\/$/, /\/status\/$/, /\/meetings\/$/, /\/join\/$/];

for (const [language, home] of Object.entries(answersOf))
  test.describe(`${language} home page`, () => {
    test('has four answers, one under the other or side by side, each with its question', async ({
      visitor: { page },
    }) => {
      await page.goto(home);
      const answers = page.locator('.answers > li');
      await expect(answers).toHaveCount(4);
      for (const answer of await answers.all()) {
        await expect(answer.locator('small').first()).toHaveText(/\S/);
        await expect(answer.locator('b')).toHaveText(/\S/);
      }
    });

    test('shows every question on the first screen of 360 × 640', async ({ visitor: { page } }) => {
      await page.setViewportSize({ width: 360, height: 640 });
      await page.goto(home);
      const questions = page.locator('.answers > li small:first-child');
      await expect(questions).toHaveCount(4);
      const tops = await questions.evaluateAll((all) => all.map((question) => question.getBoundingClientRect().top));
      expect(tops.filter((top) => top >= 640)).toEqual([]);
    });

    test('shows every answer whole on the first screen of 360 × 780', async ({ visitor: { page } }) => {
      await page.setViewportSize({ width: 360, height: 780 });
      await page.goto(home);
      const answers = page.locator('.answers > li');
      await expect(answers).toHaveCount(4);
      const ends = await answers.evaluateAll((all) => all.map((answer) => answer.getBoundingClientRect().bottom));
      expect(ends.filter((end) => end > 780)).toEqual([]);
    });

    test('each answer leads to its page', async ({ visitor: { page } }) => {
      for (const [at, address] of leadsTo.entries()) {
        await page.goto(home);
        await page.locator('.answers > li a').nth(at).click();
        await expect(page).toHaveURL(address);
        await expect(page.locator('html')).toHaveAttribute('lang', language === 'Chinese' ? 'zh-CN' : 'en');
        await expect(page.locator('h1')).toBeVisible();
        expect((await page.request.get(page.url())).status()).toBe(200);
      }
    });
  });

test('a row of a list shows under the pointer that all of it leads to its record', async ({ visitor: { page } }) => {
  await page.goto('/');
  const row = page.locator('.ledger > li').first();
  const name = row.locator('h3 a');
  const accent = await page.locator('main p > a.go').evaluate((link) => getComputedStyle(link).color);
  await expect(name).not.toHaveCSS('color', accent);
  await row.hover();
  await expect(name).toHaveCSS('color', accent);
});
