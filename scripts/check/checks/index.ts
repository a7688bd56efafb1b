// All rules, in the order in which their findings make sense.
import type { Check } from '../finding.ts';
import { encoding } from './encoding.ts';
import { fileNames } from './file-names.ts';
import { images } from './images.ts';
import { links } from './links.ts';
import { markers } from './markers.ts';
import { mdx } from './mdx.ts';
import { pages } from './pages.ts';
import { references } from './references.ts';
import { release } from './release.ts';
import { schedules } from './schedules.ts';
import { schema } from './schema.ts';
import { translations } from './translations.ts';
import { typography } from './typography.ts';
import { uniqueIds } from './unique-ids.ts';
import { yaml } from './yaml.ts';

export const checks: Check[] = [
  encoding,
  yaml,
  schema,
  schedules,
  references,
  uniqueIds,
  fileNames,
  pages,
  translations,
  links,
  images,
  mdx,
  markers,
  typography,
];

/** What holds before a release alone. */
export const releaseChecks: Check[] = [release];
