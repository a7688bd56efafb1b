// Two languages: the switch keeps the page, a page without a translation says so.
import { expect, type Page, test } from 'playwright/test';
import { languages } from '#language/locales.ts';
import { wordsOf } from '#words/words.ts';
import { inOtherLanguage, isEnglish, missing, unlisted } from '../support/browser/site-pages.ts';
import { unmarkedChinese } from '../support/browser/text.ts';

const language = (path: string) => languages[isEnglish(path) ? 'en' : 'zh'].tag;
const theSwitch = (page: Page) => page.locator('.tools a[hreflang]');

test('the switch keeps the page both ways', async ({ page }) => {
  const path = '/subprojects/build-system/';
  const there = inOtherLanguage(path);
  await page.goto(path);
  await theSwitch(page).click();
  await expect(page).toHaveURL(there);
  await expect(page.locator('html')).toHaveAttribute('lang', language(there));
  await theSwitch(page).click();
  await expect(page).toHaveURL(path);
  await expect(page.locator('html')).toHaveAttribute('lang', language(path));
});

test('the switch is named in the language it leads to', async ({ page }) => {
  for (const path of ['/members/', '/en/members/']) {
    await page.goto(path);
    await expect(theSwitch(page)).toHaveText(languages[isEnglish(path) ? 'zh' : 'en'].name);
    for (const name of ['lang', 'hreflang'])
      await expect(theSwitch(page)).toHaveAttribute(name, language(inOtherLanguage(path)));
  }
});

test('an error page is in the language of the part it was met in, and leads home', async ({ page }) => {
  for (const path of missing) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', language(path));
    await expect(page.locator('link[rel=canonical], link[hreflang]')).toHaveCount(0);
    await page.locator('main ul.links a').first().click();
    await expect(page).toHaveURL(isEnglish(path) ? '/en/' : '/');
  }
});

test.describe('a page without a translation', () => {
  const path = '/en/charter/2022-08-18/';

  test('is the original charter in the English part, and not in the sitemap', () => {
    expect(unlisted).toContain(path);
  });

  test('shows the Chinese text as Chinese, with a notice and a way to it', async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('main .text')).toContainText('双周例会');
    expect(await unmarkedChinese(page)).toEqual([]);
    const notice = page.getByRole('note');
    await expect(notice).toContainText(wordsOf('en').translation.missing);
    await notice.getByRole('link', { name: wordsOf('en').translation.original }).click();
    await expect(page).toHaveURL(inOtherLanguage(path));
    await expect(page.getByRole('note')).toHaveCount(0);
  });

  test('has its English words marked as English', async ({ page }) => {
    await page.goto(path);
    const marked = await page
      .locator('main [lang^=zh]')
      .evaluateAll((all) => all.map((element) => element.textContent?.trim() ?? ''));
    expect(marked.filter((text) => /[a-z]/i.test(text) && !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  test('is not to be listed: its address is the Chinese page', async ({ page }) => {
    await page.goto(path);
    await expect(page.locator('meta[name=robots]')).toHaveCount(0);
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
    expect(new URL(canonical ?? '').pathname).toBe(inOtherLanguage(path));
    await expect(page.locator('link[rel=alternate][hreflang]')).toHaveCount(0);
  });
});
