// Terms of office that end soon or have ended, where nobody is recorded who follows.
import { todayOf } from '../clock.ts';
import type { Check, Finding } from '../finding.ts';
import { rowsOf } from '../meetings.ts';
import { atField, type FieldPath } from '../places.ts';
import type { Source } from '../read.ts';

const name = 'terms';
const day = 24 * 60 * 60 * 1000;
/** Days: time enough for an election, and how long an empty seat is called to mind while others hold the role. */
const ahead = 60;
const behind = 180;

interface Term {
  source: Source;
  path: FieldPath;
  role: string;
  since: string | undefined;
  until: string | undefined;
}

const words: Record<string, string> = { chair: '联席组长', secretary: '秘书' };
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const days = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / day);

const termsOf = (source: Source): Term[] =>
  rowsOf(source.data, 'roles').map(({ path, row }) => ({
    ...{ source, path, role: String(row['role']) },
    ...{ since: textOf(row['since']), until: textOf(row['until']) },
  }));

const runs = ({ since, until }: Term, today: string) => (!since || since <= today) && (!until || today < until);
/** A term of the role that begins when this one ends, give or take a month. */
const follows = (other: Term, { role, until = '' }: Term) =>
  other.role === role && other.since !== undefined && Math.abs(days(until, other.since)) <= 31;

const lapse = (term: Term, all: Term[], today: string): Finding[] => {
  const { source, path, role, until } = term;
  if (!until || !words[role] || all.some((other) => other !== term && follows(other, term))) return [];
  const left = days(today, until);
  const isVacant = !all.some((other) => other.role === role && runs(other, today));
  if (left > ahead || (left < -behind && !isVacant)) return [];
  const ended = left <= 0 ? `已在 ${until} 结束` : `到 ${until} 结束，还有 ${left} 天`;
  const vacant = isVacant ? '，现在没有人担任' : '';
  return [
    {
      ...atField(source, [...path, 'until']),
      ...{ rule: name, severity: 'warning', found: `${words[role]}任期${ended}${vacant}` },
      expected: '有连任的任期，或者接任的人',
      fix: '选出以后，连任的在 roles 里添一项，接任的写进他自己的记录',
    },
  ];
};

export const terms: Check = {
  name,
  description: '联席组长和秘书的任期快到或已过，还没有写接下来是谁',
  run: (site) => {
    const all = site.sources.filter(({ collection }) => collection === 'people').flatMap(termsOf);
    const today = todayOf(site);
    return all.flatMap((term) => lapse(term, all, today));
  },
};
