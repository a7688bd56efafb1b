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
    found: '未填写 address',
    expected: '发布前填写站点的正式网址',
    fix: "在 site.config.ts 中填写 address: 'https://…/'",
  },
  {
    isMet: ({ filing }) => filing.icp !== undefined,
    found: '未填写 filing.icp',
    expected: '发布前填写工信部的 ICP 备案号',
    fix: "在 site.config.ts 的 filing 中填写 icp: '…ICP备…号-…'",
  },
  {
    isMet: ({ filing }) => filing.publicSecurity !== undefined,
    found: '未填写 filing.publicSecurity',
    expected: '发布前填写公安联网备案号',
    fix: "在 site.config.ts 的 filing 中填写 publicSecurity: '…公网安备…号'",
  },
  {
    isMet: ({ filing }) => filing.publicSecurity === undefined || filing.publicSecurityIcon !== undefined,
    found: '未填写 filing.publicSecurityIcon',
    expected: '公安联网备案号之前显示备案图标',
    fix: "从备案平台下载图标，放入 public/，在 filing 中填写 publicSecurityIcon: '/文件名'",
  },
  {
    isMet: ({ filing: { publicSecurityIcon: icon } }, site) => icon === undefined || isPublicFile(site, icon),
    beside: 'publicSecurityIcon',
    found: 'filing.publicSecurityIcon 指定的图标不在 public/ 中',
    expected: '图标位于 public/，文件名以 / 开头',
    fix: '将图标放入 public/，或更正文件名',
  },
];

export const release: Check = {
  name: 'release',
  description: '正式网址和备案号已填写（仅 --release 检查）',
  run: (site) => {
    const { config } = site;
    if (!config) return [];
    return needs.flatMap(({ isMet, beside = 'filing', ...message }) =>
      isMet(config, site) ? [] : [{ ...atSetting(site, beside), ...message }],
    );
  },
};
