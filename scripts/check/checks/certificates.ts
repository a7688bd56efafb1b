// The certificates of our own services do not run out unnoticed: as the last probe saw them, and as /upkeep/ has it.
import type { Check } from '../finding.ts';
import { upkeepWarnings } from '../upkeep-warnings.ts';

const name = 'certificates';

export const certificates: Check = {
  name,
  description: '自己运行的系统，最近一次探测看到的证书没有快要过期',
  run: (site) =>
    upkeepWarnings(site, name, () => ['url'], {
      expected: '还有一个月以上',
      fix: '给这个系统续证书，再运行 npm run live 核实',
    }),
};
