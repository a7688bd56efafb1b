// The upkeep pages, in English.
import type { Words } from '#words/words.ts';
import { plural } from './plural.ts';

export const upkeep: Pick<Words, 'upkeep'> = {
  upkeep: {
    register: 'Register',
    registerNote: 'What is left to do, a page for each kind.',
    before: 'Previous kind',
    after: 'Next kind',
    edit: 'Edit',
    ask: (who) => `Ask: ${who}`,
    count: (count) => plural(count, 'entry', 'entries'),
    site: 'This site',
    earliest: (day) => `first on ${day}`,
    checked: (day) => `checked ${day}`,
    notChecked: 'Not checked yet',
    notProbed: 'No probe data yet',
    unseen: {
      notChecked: 'After a check of the external links (npm run check -- --external), broken ones are listed here.',
      notProbed: 'After a probe of the systems (npm run live), certificates about to run out are listed here.',
    },
    broken: 'Broken',
    since: (day) => `since ${day}`,
    unreachable: (count) =>
      `${plural(count, 'more address was', 'more addresses were')} not reached; whether that is their fault or ours is not known, so they are not counted.`,
    kinds: {
      questions: {
        title: 'Questions for the SIG',
        summary: 'What the founding document leaves open or contradicts: background and sources, and who can answer.',
        none: 'No open questions.',
      },
      holes: {
        title: 'Missing facts',
        summary: 'What the charter marks TBD or N/A, or does not mention, a line for each record.',
        none: 'No fact is missing from the records.',
      },
      maintainers: {
        title: 'Subprojects without a maintainer',
        summary: 'Subprojects for which nobody can be asked today: none is named, or those who are have left office.',
        none: 'Every running subproject has a maintainer in office.',
      },
      services: {
        title: 'Addresses never confirmed',
        summary: 'Addresses of systems that no member of the SIG has confirmed, and where each comes from.',
        none: 'Members of the SIG have confirmed the address of every system.',
      },
      translations: {
        title: 'Translations',
        summary: 'English that is missing, and translations behind their source, with how far.',
        none: 'Every translation fits its source.',
      },
      docs: {
        title: 'Reviews of documents',
        summary: 'Guides and runbooks that were never reviewed, or not for more than a year.',
        none: 'Every document has been reviewed within the year.',
      },
      terms: {
        title: 'Terms of office',
        summary:
          'Terms of chairs and secretaries that end within 60 days, or have ended with nobody recorded who follows.',
        none: 'No such terms. A term without an end on record cannot be watched.',
      },
      filings: {
        title: 'Address and filings',
        summary:
          'The official address, ICP and public-security filing numbers that the site needs before it goes public.',
        none: 'The official address and the filing numbers are set.',
      },
      certificates: {
        title: 'Certificates',
        summary: 'TLS certificates of our own systems that run out within 30 days or have done so, by the last probe.',
        none: 'No certificate runs out within 30 days.',
      },
      links: {
        title: 'Broken links',
        summary:
          'Addresses that could not be opened when external links were last checked, and the files that have them.',
        none: 'No broken links.',
      },
    },
    what: {
      hole: (field, state) => `${field}: ${state}`,
      vacant: (role) => `Maintained by the ${role.toLowerCase()}, which nobody is today`,
      former: 'The maintainer named has left office',
      service: 'No member of the SIG has confirmed this address',
      missing: 'No English translation',
      fields: (fields) => `No English: ${fields}`,
      outdated: 'Translation behind its source',
      behind: (commits, since) => `Translation behind its source: ${plural(commits, 'change')} since ${since}`,
      uncommitted: 'Translation behind its source, which has changes not committed yet',
      sections: (change, sections) => `${change}, in: ${sections}`,
      opening: 'the opening',
      never: 'Never reviewed',
      old: (day) => `Reviewed on ${day}, more than a year ago`,
      ending: (role, day) => `${role} until ${day}`,
      ended: (role, day) => `${role} until ${day}; nobody recorded who follows`,
      filing: (setting) => `Not set: ${setting}`,
      certificateEnding: (day) => `Certificate runs out on ${day}`,
      certificateEnded: (day) => `Certificate ran out on ${day}`,
      link: (url) => `Broken: ${url}`,
    },
    settings: {
      address: 'official address',
      icp: 'ICP filing number',
      publicSecurity: 'public-security filing number',
    },
    fields: {
      link: 'Address',
      repository: 'Repository',
      maintainers: 'Maintainers',
      rule: 'Meeting time',
      place: 'Meeting place',
      url: 'Address',
      archive: 'Archive',
      subscribe: 'How to subscribe',
      purpose: 'Purpose',
      affiliation: 'Affiliation',
      duties: 'Duties',
    },
  },
};
