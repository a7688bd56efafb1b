// What a record that is not written yet adds to what the check finds.
import { checks } from './checks/index.ts';
import type { Site } from './content/read.ts';
import type { Finding } from './finding.ts';
import { sorted } from './report.ts';
import { runRules } from './run-rules.ts';

const keyOf = ({ file, rule, found }: Finding) => `${file} ${rule} ${found}`;

/** What is found in a site after a change that was not found before it, in the order of the report. */
export const freshFindings = (before: Site, after: Site): Finding[] => {
  const known = new Set(runRules(checks, before).map(keyOf));
  return sorted(runRules(checks, after).filter((finding) => !known.has(keyOf(finding))));
};
