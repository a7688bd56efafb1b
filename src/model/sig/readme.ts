// A SIG's README as its community has them: what the template has a place for, from the records.
import { meaningOf } from '#schemas/labels.ts';
import type { SiteConfig } from '#schemas/site.ts';
import type { Facts, RecordOf } from '#model/records/facts.ts';
import { isHole } from '#model/records/holes.ts';
import { joined } from '#language/names.ts';
import { absoluteAt } from '#language/routes.ts';
import { holders, maintainersOf } from './people.ts';
import { ruleInWords } from '#model/schedule/rule-words.ts';
import { scheduleOf } from '#model/schedule/schedule.ts';
import type { Locale } from '#language/locales.ts';

export interface Named {
  name: string;
  affiliation?: string;
  duties?: string;
}

/** `TBD` and `N/A` as the template writes them. */
export type Stated = string | 'TBD' | 'N/A';

export interface ReadmeSubproject {
  number: number;
  title: string;
  /** Markdown, one paragraph or list item a line. */
  introduction: string[];
  /** Absent where the record says nothing; empty where nobody is named. */
  maintainers?: string[];
  link?: Stated;
  repository?: Stated;
  /** Where it is not simply running. */
  state?: string;
}

export interface Readme {
  title: string;
  scope: string[];
  chairs: Named[];
  secretaries: Named[];
  members: Named[];
  /** With their times, where they are known. */
  meetings: { name: string; schedule?: string }[];
  contacts: { name: string; address: string }[];
  joining: string[];
  subprojects: ReadmeSubproject[];
}

/** Markdown that means the same in any file: without components, and with links into the site only where its address is known. */
const portable = (markdown: string, address: string | undefined): string[] =>
  markdown
    .replace(/<[A-Z]\w*\b[^>]*\/>/g, '')
    .replace(/\[([^\]]*)\]\((\/[^)]*)\)/g, (_, text: string, path: string) =>
      address ? `[${text}](${absoluteAt(address, path)})` : text,
    )
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

/** The text below the heading with this anchor, up to the next heading of its level. */
const sectionOf = (body: string, anchor: string): string => {
  const parts = body.split(/^(?=## )/m);
  const part = parts.find((each) => new RegExp(`^## .*\\[#${anchor}\\]\\s*$`, 'm').test(each.split('\n')[0] ?? ''));
  return part?.slice(part.indexOf('\n') + 1) ?? '';
};

/** What the charter says of the SIG's scope, as far as it is translated. */
export const scopeOf = (facts: Facts, address: string | undefined, locale: Locale): string[] => {
  const charter = facts.pages.find(({ id }) => id === 'charter');
  const body = (locale === 'zh' ? charter : charter?.[locale])?.body;
  return portable(sectionOf(body ?? '', 'scope'), address);
};

const stated = (value: unknown): Stated | undefined => {
  if (isHole(value)) return value.state === 'none' ? 'N/A' : 'TBD';
  return typeof value === 'string' ? value : undefined;
};

const named = ({ data }: RecordOf<'people'>): Named => ({
  name: data.name.zh,
  ...(data.affiliation && { affiliation: data.affiliation.zh }),
  ...(data.duties && { duties: data.duties.zh }),
});

/** People who hold a role stand in its list with all that is known of them; others only where they are maintainers. `today` is `YYYY-MM-DD`. */
export const readmeOf = (facts: Facts, { site, today }: { site: SiteConfig; today: string }): Readme => {
  const charter = facts.pages.find(({ id }) => id === 'charter')?.body ?? '';
  const roles = (['chair', 'secretary', 'member'] as const).map((role) => holders(facts, role, today));
  const [chairs = [], secretaries = [], members = []] = roles;
  const listed = new Set(roles.flat().map(({ id }) => id));
  const maintainers = (id: string) =>
    maintainersOf(facts, id, today)?.flatMap(({ role, people }) =>
      role
        ? [joined(site.name.zh, meaningOf('role', role, 'zh'))]
        : people.map((person) => {
            const { name, affiliation } = named(person);
            return !listed.has(person.id) && affiliation ? `${name}（${affiliation}）` : name;
          }),
    );
  return {
    title: site.shortName,
    scope: scopeOf(facts, site.address, 'zh'),
    chairs: chairs.map(named),
    secretaries: secretaries.map(named),
    members: members.map(named),
    meetings: facts.series.map((series) => {
      const time = scheduleOf(series, today);
      const schedule = time && ruleInWords(time, 'zh');
      return { name: series.data.name.zh, ...(schedule && { schedule }) };
    }),
    contacts: facts.lists.map(({ data }) => ({ name: data.name.zh, address: data.address })),
    joining: portable(sectionOf(charter, 'join'), site.address).filter((line) => /^\s*(\d+\.|-)\s/.test(line)),
    subprojects: facts.subprojects.map(({ id, data, body }): ReadmeSubproject => {
      const [link, repository, people] = [stated(data.link), stated(data.repository), maintainers(id)];
      const state = data.stage === 'active' ? undefined : meaningOf('stage', data.stage, 'zh');
      return {
        number: data.order,
        title: data.title,
        introduction: portable(body.split(/^#/m)[0] ?? '', site.address),
        ...(link && { link }),
        ...(people && { maintainers: people }),
        ...(repository && { repository }),
        ...(state && { state: data.stage === 'archived' ? `${state}：${data.reason}` : state }),
      };
    }),
  };
};
