// What groups.io and HyperKitty have in common for a probe.
import type { ConfigOf, Tools } from '#scripts/live/probe.ts';
import type { Step } from '#scripts/live/probes/checks.ts';

export type Config = ConfigOf<'mailing-list'>;

export interface Visit {
  step: Step;
  /** What is written there is for everybody to read, as far as can be told: otherwise no subject is shown. */
  open: boolean;
  /** What the list puts before every subject. */
  prefix?: string;
}

export interface Archive {
  /** Check `archive`. */
  visit(config: Config, tools: Tools): Promise<Visit>;
  /** The page of a post or topic whose number is in this link of the feed; absent if none is. */
  pageOf(link: string, config: Config): string | undefined;
}
