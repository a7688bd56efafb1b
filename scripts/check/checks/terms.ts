// Terms of office that end soon or have ended, where nobody is recorded who follows: as /upkeep/ has them.
import type { Check } from '../finding.ts';
import { rowsOf } from '../meetings.ts';
import { upkeepWarnings } from '../upkeep-warnings.ts';

const name = 'terms';

export const terms: Check = {
  name,
  description: '联席组长和秘书的任期快到或已过，还没有写接下来是谁',
  run: (site) =>
    upkeepWarnings(
      site,
      name,
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
