// Who reviews which change: the file CODEOWNERS of the forges, from people and subprojects. The last line that fits a file holds.
// https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
import type { SiteConfig } from '#schemas/site.ts';
import type { Facts, RecordOf } from '#model/records/facts.ts';
import { holders, maintainersOf } from './people.ts';

type Forge = SiteConfig['forge']['kind'];
type PersonEntry = RecordOf<'people'>;

const forges: Record<Forge, string> = { github: 'GitHub', gitee: 'Gitee', atomgit: 'AtomGit' };

/** Comments of the file are Chinese, as the records are. */
const opening = (forge: Forge): string[] => [
  '# 各目录的审核人。由 npm run export -- codeowners --out CODEOWNERS 根据成员和所辖项目的记录生成，请勿手动修改。',
  `# 账号取自 people/<ID>.yaml 的 accounts。没有 ${forges[forge]} 账号的成员只列出姓名。`,
  '# Who reviews what, written from the records of people and subprojects. People without a known account are only named.',
];

const block = (title: string, people: PersonEntry[], paths: string[], forge: Forge): string[] => {
  const accounts = people.flatMap(({ data }) => data.accounts?.[forge] ?? []).map((account) => `@${account}`);
  const unknown = people.filter(({ data }) => !data.accounts?.[forge]).map(({ data }) => data.name.zh);
  return [
    '',
    `# ${title}${people.length === 0 ? '：未注明负责人' : ''}`,
    ...(unknown.length > 0 ? [`# 账号未知：${unknown.join('、')}`] : []),
    ...(accounts.length > 0 ? paths.map((path) => [path, ...accounts].join(' ')) : []),
  ];
};

/** Those who review what is nobody else's, as the workflows, what is run on servers, and the lock of the libraries. */
const generalOwners = (facts: Facts, today: string): PersonEntry[] => [
  ...new Set([...holders(facts, 'chair', today), ...holders(facts, 'secretary', today)]),
];

/** People: an account of one of them would give every file a reviewer; empty where one is known already. */
export const accountsWanted = (facts: Facts, { forge, today }: { forge: Forge; today: string }): PersonEntry[] => {
  const general = generalOwners(facts, today);
  return general.some(({ data }) => data.accounts?.[forge]) ? [] : general;
};

/**
 * The whole text of the file. Where no account is known, it holds nothing but comments. `folder` is where the content lies, from
 * the root of the repository: `src/content`.
 */
export const codeowners = (
  facts: Facts,
  { forge, folder, today }: { forge: Forge; folder: string; today: string },
): string => {
  const general = generalOwners(facts, today);
  const subprojects = facts.subprojects.flatMap(({ id, data }) => {
    const people = [...new Set((maintainersOf(facts, id, today) ?? []).flatMap((maintainer) => maintainer.people))];
    const docs = facts.docs.filter((doc) => doc.data.subprojects.includes(id));
    const paths = [
      `/${folder}/subprojects/${id}/`,
      ...data.services.map((service) => `/${folder}/services/${service}.yaml`),
      ...docs.map((doc) => `/${folder}/docs/${doc.id}/`),
    ];
    return block(data.title, people, paths, forge);
  });
  // A person's own record is theirs, and still the chairs'.
  const own = facts.people
    .filter(({ data }) => data.accounts?.[forge])
    .flatMap((person) => {
      const people = [...new Set([person, ...general])].filter(({ data }) => data.accounts?.[forge]);
      return block(person.data.name.zh, people, [`/${folder}/people/${person.id}.yaml`], forge);
    });
  const lines = [...opening(forge), ...block('其余：联席组长和秘书', general, ['*'], forge), ...subprojects, ...own];
  return `${lines.join('\n')}\n`;
};
