// What a site in China must have before it opens, and what it gets within thirty days after: one rule for the check and for publishing.
// ICP number on the home page: 《互联网信息服务管理办法》; the police's number within thirty days: 《计算机信息网络国际联网安全保护管理办法》第十二条.
import { addDays } from '#language/dates.ts';
import type { SiteConfig } from '#schemas/site.ts';

export interface Lack {
  /** The setting in site.config.ts that it is about. */
  beside: string;
  found: string;
  expected: string;
  fix: string;
  /** `YYYY-MM-DD` until which it may lack after the site has opened; absent where it must be there before. */
  until?: string;
  /** Whether the site may open without it. */
  mayFollow?: true;
}

/** Days from opening within which the police's number is applied for. */
const daysAfterOpening = 30;

/** Numbers that were never given to anybody: those of zeros, and those of the example. */
const isInvented = (number: string): boolean =>
  !/[1-9]/.test(number.replace(/-\d+$/, '').replaceAll(/\D/g, '')) || /^(?:例|示例)/.test(number);

/** Codes of the example, which verify nothing. */
const isOfExample = (code: string): boolean => /example/i.test(code) || /^0+$/.test(code);

type Settings = Pick<SiteConfig, 'address' | 'filing' | 'verification'>;

const numbers = ({ filing }: Settings): Lack[] => {
  const invented = (['icp', 'publicSecurity'] as const).filter((name) => filing[name] && isInvented(filing[name]));
  return invented.map((name) => ({
    beside: name,
    found: `filing.${name} 不是真实的备案号：${filing[name]}`,
    expected: '填写备案系统发放的号码',
    fix: `更正号码；尚未取得时删除 ${name}`,
  }));
};

const codes = ({ verification = {} }: Settings): Lack[] => {
  const { files = [], ...tags } = verification;
  const named = [...Object.entries(tags), ...files.map(({ name, content }) => [name, content] as const)];
  const example = named.filter(([, code]) => typeof code === 'string' && isOfExample(code)).map(([name]) => name);
  if (example.length === 0) return [];
  return [
    {
      beside: 'verification',
      found: `verification 中是示例的验证代码：${example.join('、')}`,
      expected: '填写站长平台提供的代码',
      fix: '替换为本站的代码，没有时删除',
    },
  ];
};

const icon = ({ filing: { publicSecurity, publicSecurityIcon } }: Settings): Lack[] => {
  const fix = "从备案平台下载图标，放入 public/，在 filing 中填写 publicSecurityIcon: '/文件名'";
  if (publicSecurity && !publicSecurityIcon)
    return [
      { beside: 'filing', found: '未填写 filing.publicSecurityIcon', expected: '公安联网备案号之前显示备案图标', fix },
    ];
  if (publicSecurityIcon !== '/mark.svg') return [];
  const found = 'filing.publicSecurityIcon 是本站的标志';
  return [{ beside: 'publicSecurityIcon', found, expected: '显示公安联网备案的图标', fix }];
};

/** The police's number may follow within thirty days of the opening, whose day the settings have once it is known. */
const police = ({ filing: { publicSecurity, opened } }: Settings, today: string): Lack[] => {
  if (publicSecurity) return [];
  const until = opened && addDays(opened, daysAfterOpening);
  const isLate = until !== undefined && today > until;
  return [
    {
      beside: 'filing',
      found: '未填写 filing.publicSecurity',
      expected: until ? `在 ${until} 之前填写公安联网备案号` : `开通后 ${daysAfterOpening} 日内填写公安联网备案号`,
      fix: `在 site.config.ts 的 filing 中填写 publicSecurity: '…公网安备…号'${opened ? '' : '；开通后填写 opened（开通日期）'}`,
      ...(until && { until }),
      ...(!isLate && { mayFollow: true as const }),
    },
  ];
};

/** Everything that is missing or not real, in the order of the settings. `today` is `YYYY-MM-DD`. */
export const lacksOf = (settings: Settings, today: string): Lack[] => [
  ...(settings.address
    ? []
    : [
        {
          beside: 'communityUrl',
          found: '未填写 address（正式网址）',
          expected: '发布前填写站点的正式网址，否则规范链接和站点地图指向 localhost',
          fix: "在 site.config.ts 中填写 address: 'https://…/'",
        },
      ]),
  ...(settings.filing.icp
    ? []
    : [
        {
          beside: 'filing',
          found: '未填写 filing.icp（ICP 备案号）',
          expected: '公开的站点在页脚显示工信部的 ICP 备案号',
          fix: "在 site.config.ts 的 filing 中填写 icp: '…ICP备…号-…'",
        },
      ]),
  ...police(settings, today),
  ...numbers(settings),
  ...icon(settings),
  ...codes(settings),
];
