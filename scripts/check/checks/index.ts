// All rules, in the order in which their findings make sense.
import type { Check } from '#scripts/check/rule.ts';
import { actions } from './actions.ts';
import { answered } from './answered.ts';
import { bareUrls } from './bare-urls.ts';
import { codeBlocks } from './code-blocks.ts';
import { codeowners } from './codeowners.ts';
import { conflicts } from './conflicts.ts';
import { dates } from './dates.ts';
import { decisions } from './decisions.ts';
import { dependencies } from './dependencies.ts';
import { directives } from './directives.ts';
import { fileNames } from './file-names.ts';
import { html } from './html.ts';
import { images } from './images.ts';
import { links } from './links.ts';
import { markdown } from './markdown.ts';
import { markers } from './markers.ts';
import { mdx } from './mdx.ts';
import { meetings } from './meetings.ts';
import { names } from './names.ts';
import { notices } from './notices.ts';
import { numbers } from './numbers.ts';
import { occurrences } from './occurrences.ts';
import { pages } from './pages.ts';
import { periods } from './periods.ts';
import { personalData } from './personal-data.ts';
import { pinyin } from './pinyin.ts';
import { plainText } from './plain-text.ts';
import { publicFiles } from './public-files.ts';
import { readable } from './readable.ts';
import { redirects } from './redirects.ts';
import { references } from './references.ts';
import { release } from './release.ts';
import { requests } from './requests.ts';
import { rendering } from './rendering.ts';
import { schedules } from './schedules.ts';
import { schema } from './schema.ts';
import { secrets } from './secrets.ts';
import { terminology } from './terminology.ts';
import { translations } from './translations.ts';
import { typography } from './typography.ts';
import { uniqueIds } from './unique-ids.ts';
import { certificates, maintainers, terms } from './upkeep.ts';
import { whitespace } from './whitespace.ts';
import { yaml } from './yaml.ts';

/** Whether the files can be read, and hold what a record holds. */
const shape = [readable, yaml, schema, fileNames, uniqueIds, references, pages, redirects];
/** Whether the facts fit together. */
const facts = [
  names,
  pinyin,
  dates,
  periods,
  notices,
  schedules,
  conflicts,
  occurrences,
  meetings,
  numbers,
  decisions,
  actions,
  requests,
  answered,
  dependencies,
];
/** What expires, or has no maintainer. */
const upkeep = [terms, maintainers, certificates, codeowners];
/** How the texts are written: their characters, links and pictures, then the markup and the language. */
const texts = [plainText, whitespace, translations, links, bareUrls, images];
const markup = [html, publicFiles, mdx, markdown, directives, rendering, codeBlocks, markers, typography, terminology];
/** What must not become public. */
const privacy = [personalData, secrets];

export const checks: Check[] = [...shape, ...facts, ...upkeep, ...texts, ...markup, ...privacy];

/** What holds before a release alone. */
export const releaseChecks: Check[] = [release];
