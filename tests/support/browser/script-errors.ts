// Errors of a page's scripts, as tests watch for them.
import type { Page } from 'playwright/test';

/** Chromium's word that it left out a fade between two pages, as it may on a busy machine: the page is shown all the same. */
const isLeftOutFade = (message: string): boolean => message.startsWith('Transition was ');

/** Tells of every error of the page's scripts. */
export const onScriptError = (page: Page, tell: (message: string) => void): void => {
  page.on('pageerror', ({ message }) => {
    if (!isLeftOutFade(message)) tell(message);
  });
};
