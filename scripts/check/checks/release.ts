// What must be known before the site goes public; only with --release.
import type { Check } from '../finding.ts';
import { atSetting } from '../places.ts';
import type { Site } from '../read.ts';

const name = 'release';

interface Need {
  field: string;
  isSet: (config: NonNullable<Site['config']>) => boolean;
  /** Where in site.config.ts it belongs. */
  beside: string;
  expected: string;
  fix: string;
}

const needs: Need[] = [
  {
    field: 'address',
    isSet: ({ address }) => address !== undefined,
    beside: 'communityUrl',
    expected: '站点的正式网址',
    fix: "在 site.config.ts 里写 address: 'https://…/'",
  },
  {
    field: 'filing.icp',
    isSet: ({ filing }) => filing.icp !== undefined,
    beside: 'filing',
    expected: '工信部给的 ICP 备案号',
    fix: "在 site.config.ts 的 filing 里写 icp: '…ICP备…号-…'",
  },
  {
    field: 'filing.publicSecurity',
    isSet: ({ filing }) => filing.publicSecurity !== undefined,
    beside: 'filing',
    expected: '公安机关给的联网备案号',
    fix: "在 site.config.ts 的 filing 里写 publicSecurity: '…公网安备…号'",
  },
];

export const release: Check = {
  name,
  description: '发布之前：正式网址和备案号都已写明（只在 --release 时检查）',
  run: (site) => {
    const { config } = site;
    if (!config) return [];
    return needs
      .filter(({ isSet }) => !isSet(config))
      .map(({ field, beside, expected, fix }) => ({
        ...atSetting(site, beside),
        rule: name,
        severity: 'error',
        found: `没有写 ${field}`,
        expected,
        fix,
      }));
  },
};
