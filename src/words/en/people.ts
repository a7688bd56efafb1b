// Roles and people, in English.
import type { Words } from '#words/words.ts';

export const people: Pick<Words, 'role' | 'people'> = {
  role: { chair: 'Co-chair', secretary: 'Secretary', member: 'Member', none: 'Not in the member list' },
  people: {
    heading: 'People',
    roles: 'Roles',
    affiliation: 'Affiliation',
    duties: 'Duties',
    maintains: 'Maintains',
    accounts: 'Accounts',
    forges: { github: 'GitHub', gitee: 'Gitee', atomgit: 'AtomGit' },
    former: 'Former',
    formers: 'Formerly',
    team: 'Team',
    via: (role) => `as ${role.toLowerCase()}`,
    chairs: 'Co-chairs',
    secretary: 'Secretary',
    members: 'Members',
    others: 'Subproject maintainers',
    othersNote: 'Named in the charter as maintainers of a subproject, but not in its member list.',
    name: 'Name',
    summary: (name, affiliation, sig, roles) => {
      const who = `${name}${affiliation && ` (${affiliation})`}`;
      const what = roles ? roles.toLowerCase().replace(/, (?=[^,]*$)/, ' and ') : 'not in the member list';
      return `${who}, ${what} of the ${sig}: affiliation, duties and subprojects.`;
    },
  },
};
