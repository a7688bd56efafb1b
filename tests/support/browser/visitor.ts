// A visitor's browser that writes down what it would complain about; one page per worker, used for one address after the other.
import { test as base, type Page, type Response } from 'playwright/test';
import { headersOf } from '#scripts/publish/hosting/headers.ts';
import { onScriptError } from './script-errors.ts';

/** Names of the headers of a page. */
const pageHeaders = Object.keys(headersOf('/', 200, '', 'index.html'));

interface Visitor {
  page: Page;
  /** Goes to a path of the site with no complaint kept from before. */
  open(path: string): Promise<Response | null>;
  /** Errors on the console, of scripts and of the Content-Security-Policy; resources that failed; requests to other hosts. */
  complaints: string[];
}

interface Workers {
  visitor: Visitor;
  /** A page of a browser without scripts. */
  plain: Page;
}

export const test = base.extend<object, Workers>({
  plain: [
    async ({ browser }, use) => {
      const page = await browser.newPage({ javaScriptEnabled: false, baseURL: process.env['SITE_ADDRESS'] ?? '' });
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  visitor: [
    async ({ browser }, use) => {
      const site = process.env['SITE_ADDRESS'] ?? '';
      const page = await browser.newPage({ baseURL: site });
      const complaints: string[] = [];
      let opened = '';

      // The error page's own status is what it should be; Chromium logs it all the same.
      const isStatusOfPage = (address: string, text: string) => address === opened && text.includes('status of 404');
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`Content-Security-Policy: ${violatedDirective} ${blockedURI}`),
        );
      });
      page.on('console', (message) => {
        if (message.type() !== 'error' && message.type() !== 'warning') return;
        if (!isStatusOfPage(message.location().url, message.text())) complaints.push(`console: ${message.text()}`);
      });
      onScriptError(page, (message) => complaints.push(`script: ${message}`));
      page.on('request', (request) => {
        const address = request.url();
        if (!address.startsWith(site) && !address.startsWith('data:')) complaints.push(`request to ${address}`);
      });
      page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
      page.on('response', (response) => {
        // Every page is looked at under the headers that hosts send with it.
        const sent = response.headers();
        const lacking = pageHeaders.filter((name) => !sent[name.toLowerCase()]);
        if (response.request().isNavigationRequest() && lacking.length > 0)
          complaints.push(`no ${lacking.join(', ')}: ${response.url()}`);
        if (response.status() >= 400 && response.url() !== opened)
          complaints.push(`${response.status()}: ${response.url()}`);
      });

      await use({
        page,
        complaints,
        open(path) {
          complaints.length = 0;
          opened = new URL(path, site).href;
          return page.goto(path);
        },
      });
      await page.close();
    },
    { scope: 'worker' },
  ],
});
