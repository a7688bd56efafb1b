// What the Markdown of this deployment's pages is made with.
import { wordsOf } from '../../../src/i18n/words.ts';
import { siteName } from '../../../src/model/names.ts';
import { contentFolder, site } from '../../../src/site.ts';
import type { TwinSettings } from './markdown-twins.ts';

const { nav, twins: words } = wordsOf('zh');
/** Without a known address, links begin at the root. */
const origin = site.address ? new URL(site.address).origin : '';
const whole = `${origin}/llms-full.txt`;

export const twinSettings: TwinSettings = {
  name: siteName(site, 'zh'),
  origin,
  contentFolder,
  order: Object.keys(nav),
  words: { ...words, about: site.languages.map((locale) => wordsOf(locale).twins.about(whole)) },
  source: (address, { locale }) => wordsOf(locale).twins.source(address),
};
