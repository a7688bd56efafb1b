// Which facts of the deployment are not known yet.
import type { SiteConfig } from '../../src/schemas/site.ts';

/** One line for each fact that site.config.ts leaves open and the public site needs. */
export function missingFacts({ address, filing }: Pick<SiteConfig, 'address' | 'filing'>): string[] {
  const open = [
    !address && 'address（正式网址）：规范链接、站点地图和订阅源暂用 http://localhost:4321/',
    !filing.icp && 'filing.icp（ICP 备案号）：页脚不显示',
    !filing.publicSecurity && 'filing.publicSecurity（公安联网备案号）：页脚不显示',
  ];
  return open.filter((line) => line !== false);
}
