// What must be known before the site goes public; only with --release.
import type { SiteConfig } from '#schemas/site.ts';
import { isPublicFile } from '#scripts/check/content/paths.ts';
import { atSetting } from '#scripts/check/content/places.ts';
import type { Site } from '#scripts/check/content/read.ts';
import type { Message } from '#scripts/check/finding.ts';
import type { Check } from '#scripts/check/rule.ts';

interface Need extends Message {
  isMet: (config: SiteConfig, site: Site) => boolean;
  /** Where in site.config.ts it belongs; `filing` by default. */
  beside?: string;
}

const needs: Need[] = [
  {
    isMet: ({ address }) => address !== undefined,
    beside: 'communityUrl',
    found: '没有写 address',
    expected: '站点的正式网址',
    fix: "在 site.config.ts 里写 address: 'https://…/'",
  },
  {
    isMet: ({ filing }) => filing.icp !== undefined,
    found: '没有写 filing.icp',
    expected: '工信部给的 ICP 备案号',
    fix: "在 site.config.ts 的 filing 里写 icp: '…ICP备…号-…'",
  },
  {
    isMet: ({ filing }) => filing.publicSecurity !== undefined,
    found: '没有写 filing.publicSecurity',
    expected: '公安机关给的联网备案号',
    fix: "在 site.config.ts 的 filing 里写 publicSecurity: '…公网安备…号'",
  },
  {
    isMet: ({ filing }) => filing.publicSecurity === undefined || filing.publicSecurityIcon !== undefined,
    found: '没有写 filing.publicSecurityIcon',
    expected: '公安联网备案的图标，显示在备案号前',
    fix: "从备案平台下载图标，放进 public/，在 filing 里写 publicSecurityIcon: '/文件名'",
  },
  {
    isMet: ({ filing: { publicSecurityIcon: icon } }, site) => icon === undefined || isPublicFile(site, icon),
    beside: 'publicSecurityIcon',
    found: 'public/ 里没有 filing.publicSecurityIcon 写的图标',
    expected: 'public/ 里的文件，名字以 / 开头',
    fix: '把图标放进 public/，或者改正名字',
  },
];

export const release: Check = {
  name: 'release',
  description: '发布之前：正式网址和备案号都已写明（只在 --release 时检查）',
  run: (site) => {
    const { config } = site;
    if (!config) return [];
    return needs.flatMap(({ isMet, beside = 'filing', ...message }) =>
      isMet(config, site) ? [] : [{ ...atSetting(site, beside), ...message }],
    );
  },
};
