// Every running subproject has somebody who can be asked today, or an open question who that is: as /upkeep/ has it.
import type { Check } from '../finding.ts';
import { upkeepWarnings } from '../upkeep-warnings.ts';

const name = 'maintainers';

export const maintainers: Check = {
  name,
  description: '运行中的项目有在任的负责人，或者有一个待确认的问题',
  run: (site) =>
    upkeepWarnings(site, name, ({ questions }) => (questions.length === 0 ? ['maintainers'] : undefined), {
      expected: 'maintainers: [{ person: 编号 }]',
      fix: '写上现在的负责人；还不知道是谁，就在 questions/ 里添一个关于 maintainers 的问题',
    }),
};
