// Subprojects, in English.
import type { Words } from '#words/words.ts';

export const subprojects: Pick<Words, 'subproject'> = {
  subproject: {
    stage: 'Stage',
    stages: { active: 'Active', incubating: 'Incubating', archived: 'Archived' },
    reason: 'Reason',
    link: 'Address',
    repository: 'Repository',
    maintainers: 'Maintainers',
    services: 'Systems',
    docs: 'Documentation',
    facts: 'On record',
    previous: 'Previous subproject',
    next: 'Next subproject',
    project: 'Subproject',
    noDocs: 'No guide or runbook has been written for this subproject yet.',
  },
};
