// Terms of office that end soon or have ended, where nobody is recorded who follows: as /upkeep/ has them.
import { type Item, type Kind, upkeepOf } from '#model/upkeep/upkeep.ts';
import { whatToDo } from '#model/upkeep/what.ts';
import { upkeepSourceOf } from '#scripts/check/content/facts.ts';
import { rowsOf } from '#scripts/check/content/meetings.ts';
import { type FieldPath, atField } from '#scripts/check/content/places.ts';
import type { Site, Source } from '#scripts/check/content/read.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding, Message } from '#scripts/check/finding.ts';

// Things to do of the register of upkeep as warnings of a rule, each in the file in which it is fixed.

type Advice = Omit<Message, 'found'>;

/** `fieldOf` names the field concerned; nothing is said of an item for which it names none. */
export const upkeepWarnings = <K extends Kind>(
  site: Site,
  kind: K,
  fieldOf: (item: Item<K>, source: Source) => FieldPath | undefined,
  advice: Advice,
): RuleFinding[] => {
  const upkeep = upkeepSourceOf(site);
  const sources = new Map(site.sources.map((source) => [source.file, source]));
  return (upkeep ? upkeepOf(upkeep, kind) : []).flatMap((item): RuleFinding[] => {
    const source = sources.get(item.file);
    const field = source && fieldOf(item, source);
    if (!field) return [];
    const frame = { ...atField(source, field), severity: 'warning' as const };
    return [{ ...frame, found: whatToDo(item as Item, 'zh'), ...advice }];
  });
};

// The certificates of our own services do not run out unnoticed: as the last probe saw them, and as /upkeep/ has it.

export const certificates: Check = {
  name: 'certificates',
  description: '自己运行的系统，最近一次探测看到的证书没有快要过期',
  run: (site) =>
    upkeepWarnings(site, 'certificates', () => ['url'], {
      expected: '还有一个月以上',
      fix: '给这个系统续证书，再运行 npm run live 核实',
    }),
};

// Every running subproject has somebody who can be asked today, or an open question who that is: as /upkeep/ has it.

export const maintainers: Check = {
  name: 'maintainers',
  description: '运行中的项目有在任的负责人，或者有一个待确认的问题',
  run: (site) =>
    upkeepWarnings(site, 'maintainers', ({ questions }) => (questions.length === 0 ? ['maintainers'] : undefined), {
      expected: 'maintainers: [{ person: 编号 }]',
      fix: '写上现在的负责人；还不知道是谁，就在 questions/ 里添一个关于 maintainers 的问题',
    }),
};

export const terms: Check = {
  name: 'terms',
  description: '联席组长和秘书的任期快到或已过，还没有写接下来是谁',
  run: (site) =>
    upkeepWarnings(
      site,
      'terms',
      ({ role, date }, { data }) => {
        const term = rowsOf(data, 'roles').find(({ row }) => row['role'] === role && row['until'] === date);
        return term && [...term.path, 'until'];
      },
      {
        expected: '有连任的任期，或者接任的人',
        fix: '选出以后，连任的在 roles 里添一项，接任的写进他自己的记录',
      },
    ),
};
