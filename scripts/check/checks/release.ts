// What must be known before the site goes public; only with --release.
import { lacksOf } from '#model/site/filing.ts';
import { todayOf } from '#scripts/check/content/facts.ts';
import { isPublicFile } from '#scripts/check/content/paths.ts';
import { atSetting } from '#scripts/check/content/places.ts';
import type { Check } from '#scripts/check/rule.ts';

export const release: Check = {
  name: 'release',
  description: '正式网址和备案号已填写（仅 --release 检查）',
  run: (site) => {
    const { config } = site;
    if (!config) return [];
    const icon = config.filing.publicSecurityIcon;
    const isMissing = icon !== undefined && !isPublicFile(site, icon);
    const lacks = lacksOf(config, todayOf(site)).map(({ beside, mayFollow, until: _until, ...message }) => ({
      ...atSetting(site, beside),
      ...message,
      ...(mayFollow && { severity: 'warning' as const }),
    }));
    if (!isMissing) return lacks;
    const words = {
      found: 'filing.publicSecurityIcon 指定的图标不在 public/ 中',
      expected: '图标位于 public/，文件名以 / 开头',
      fix: '将图标放入 public/，或更正文件名',
    };
    return [...lacks, { ...atSetting(site, 'publicSecurityIcon'), ...words }];
  },
};
