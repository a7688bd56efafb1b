// Two languages: the switch keeps the page, a page without a translation says so, every run of text has its language.
import { expect, type Page, test } from 'playwright/test';
import { languages } from '#language/locales.ts';
import { wordsOf } from '#words/words.ts';
import { built, inOtherLanguage, isEnglish, missing, samples, unlisted } from '../support/browser/site-pages.ts';

const language = (path: string) => languages[isEnglish(path) ? 'en' : 'zh'].tag;
const theSwitch = (page: Page) => page.locator('.tools a[hreflang]');

/** Chinese text, seen or spoken, that is not marked as Chinese: where it stands and how it begins. */
const unmarkedChinese = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const unmarked = (element: Element | null) => !element?.closest('[lang]')?.getAttribute('lang')?.startsWith('zh');
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, nodeValue } = walker.currentNode;
      if (parentElement?.closest('script, style') || !/\p{Script=Han}/u.test(nodeValue ?? '')) continue;
      if (unmarked(parentElement))
        found.push(`<${parentElement?.tagName.toLowerCase()}> ${nodeValue?.trim().slice(0, 60)}`);
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
        const value = element.getAttribute(name) ?? '';
        // An attribute has one language: a Chinese name in an English sentence cannot be marked.
        if (/\p{Script=Han}/u.test(value) && !/[a-z]/i.test(value) && unmarked(element))
          found.push(`${name}="${value.slice(0, 60)}"`);
      }
    return found;
  });

test.describe('the switch keeps the page both ways:', () => {
  for (const path of samples)
    test(path, async ({ page }) => {
      const there = inOtherLanguage(path);
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', language(path));
      await theSwitch(page).click();
      await expect(page).toHaveURL(there);
      await expect(page.locator('html')).toHaveAttribute('lang', language(there));
      await theSwitch(page).click();
      await expect(page).toHaveURL(path);
      await expect(page.locator('html')).toHaveAttribute('lang', language(path));
    });
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

  test('is the founding document in the English part, and not in the sitemap', () => {
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
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
    expect(new URL(canonical ?? '').pathname).toBe(inOtherLanguage(path));
    await expect(page.locator('link[rel=alternate][hreflang]')).toHaveCount(0);
  });
});

test('Chinese text on English pages is marked as Chinese', async ({ page }) => {
  test.setTimeout(120_000);
  for (const path of [...built, ...missing].filter(isEnglish)) {
    await page.goto(path);
    expect.soft(await unmarkedChinese(page), path).toEqual([]);
  }
});
