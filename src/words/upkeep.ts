// The pages of open items.
import { joined } from '#language/names.ts';
import { plural, type WordTree } from './word.ts';

export const upkeep = {
  register: ['事项分类', 'Categories'],
  registerNote: ['按类别列出，每类一页。', 'One page per category.'],
  items: ['事项列表', 'Items'],
  previous: ['上一类', 'Previous category'],
  next: ['下一类', 'Next category'],
  edit: ['编辑', 'Edit'],
  ask: (who: string) => [joined('可由', who, '处理'), `Can be handled by: ${who}`],
  count: (count: number) => [`${count} 项`, plural(count, 'entry', 'entries')],
  site: ['本站', 'This site'],
  earliest: (day: string) => [`最早 ${day}`, `first on ${day}`],
  checked: (day: string) => [`检查于 ${day}`, `checked ${day}`],
  notChecked: ['尚未检查', 'Not checked yet'],
  notProbed: ['尚无探测数据', 'No probe data yet'],
  unseen: {
    notChecked: [
      '尚未检查外部链接。运行 npm run check -- --external 后，失效的链接将列在此处。',
      'External links have not been checked. Run npm run check -- --external to list broken links here.',
    ],
    notProbed: [
      '尚未探测系统。运行 npm run live 后，探测的结果将列在此处。',
      'Systems have not been probed. Run npm run live to list what the probes find here.',
    ],
  },
  broken: ['无法访问', 'Broken'],
  since: (day: string) => [`自 ${day} 起`, `since ${day}`],
  unreachable: (count: number) => [
    `另有 ${count} 个网址连接失败，无法判断是对方故障还是本地网络问题，未计入。`,
    `${plural(count, 'more URL', 'more URLs')} could not be reached. The cause (remote or local) is unknown, so they are not counted.`,
  ],
  kinds: {
    questions: {
      title: ['待确认的问题', 'Open questions'],
      summary: [
        '章程原文中缺失或矛盾的信息：已知信息、出处和答复人。',
        'Gaps and contradictions in the original charter: background, sources and who can answer.',
      ],
      none: ['暂无待确认的问题。', 'No open questions.'],
    },
    holes: {
      title: ['缺失的信息', 'Missing facts'],
      summary: [
        '值为待确认或未注明的字段，每项一行。',
        'Fields whose value is to be confirmed or not stated, one line each.',
      ],
      none: ['没有缺失的信息。', 'Nothing is missing.'],
    },
    maintainers: {
      title: ['没有负责人的项目', 'Subprojects without a maintainer'],
      summary: [
        '目前没有负责人的所辖项目：未填写负责人，或负责人已卸任。',
        'Subprojects without a current maintainer: none is listed, or those listed have left office.',
      ],
      none: ['每个未归档的项目都有在任的负责人。', 'Every subproject that is not archived has a maintainer in office.'],
    },
    services: {
      title: ['未确认的系统网址', 'Unconfirmed system URLs'],
      summary: [
        '尚未经 SIG 成员确认的系统网址及其出处。',
        'System URLs that no member of the SIG has confirmed, and their sources.',
      ],
      none: ['所有系统网址均已由 SIG 成员确认。', 'Members of the SIG have confirmed the URL of every system.'],
    },
    probes: {
      title: ['缺少识别文字的网页', 'Pages without identifying text'],
      summary: [
        '记录中未填写 marker 的网页：有响应即视为正常，无法识别响应是否来自该系统。',
        'Web pages whose record has no marker: any response counts as working, even if it comes from another system.',
      ],
      none: ['纳入探测的网页均已填写 marker。', 'Every web page that is probed has a marker.'],
    },
    translations: {
      title: ['译文', 'Translations'],
      summary: [
        '缺少的英文译文、落后于原文的译文及其落后程度。',
        'Missing English translations, and translations that are out of date and by how much.',
      ],
      none: ['全部译文与原文一致。', 'Every translation is up to date.'],
    },
    docs: {
      title: ['文档复核', 'Reviews of documents'],
      summary: [
        '从未复核或超过一年未复核的指南和操作手册。',
        'Guides and runbooks that were never reviewed, or last reviewed more than a year ago.',
      ],
      none: ['所有文档均在一年内复核过。', 'Every document has been reviewed within the year.'],
    },
    terms: {
      title: ['任期', 'Terms of office'],
      summary: [
        '60 天内到期，或已到期但未登记继任者的联席组长和秘书任期。',
        'Terms of chairs and secretaries that end within 60 days, or have ended without a recorded successor.',
      ],
      none: [
        '没有即将到期的任期。未填写结束日期的任期无法提醒。',
        'No terms are expiring. Terms without an end date cannot be tracked.',
      ],
    },
    filings: {
      title: ['网址和备案', 'URL and filings'],
      summary: [
        '站点公开前必须填写但尚未填写的正式网址、ICP 备案号、公安联网备案号和审核人的账号。',
        'The official URL, filing numbers and reviewer account that must be set before the site goes public.',
      ],
      none: ['正式网址、备案号和审核人均已填写。', 'The official address, the filing numbers and a reviewer are set.'],
    },
    certificates: {
      title: ['证书', 'Certificates'],
      summary: [
        '最近一次探测中，30 天内到期或已到期的自有系统 TLS 证书。',
        'TLS certificates of our systems that expire within 30 days or have expired, by the last probe.',
      ],
      none: ['没有 30 天内到期的证书。', 'No certificate expires within 30 days.'],
    },
    outages: {
      title: ['没有通知的中断', 'Outages without a notice'],
      summary: [
        '30 天内探测到的、同一时间没有故障或维护通知的自有系统中断。',
        'Outages of our systems in the last 30 days that no incident or maintenance notice covers.',
      ],
      none: ['30 天内的中断均有通知。', 'Every outage of the last 30 days has a notice.'],
    },
    minutes: {
      title: ['未交的纪要', 'Overdue minutes'],
      summary: [
        '已经结束、超过期限仍没有纪要的会议。期限默认为会后 7 天。',
        'Meetings that are over and have no minutes after the due date, by default 7 days after the meeting.',
      ],
      none: ['没有逾期未交的纪要。', 'No minutes are overdue.'],
    },
    links: {
      title: ['失效的链接', 'Broken links'],
      summary: [
        '最近一次检查中无法访问的外部链接及其所在文件。',
        'External links that could not be opened in the last check, and the files that contain them.',
      ],
      none: ['没有失效的链接。', 'No broken links.'],
    },
  },
  what: {
    /** `length` is absent while it goes on. */
    outage: (day: string, length: string | undefined) => [
      length ? `${day} 中断 ${length}，请编写通知` : `${day} 起中断，尚未结束，请编写通知`,
      length ? `Out for ${length} on ${day}; write a notice` : `Out since ${day}, ongoing; write a notice`,
    ],
    hole: (field: string, state: string) => [`${field}：${state}`, `${field}: ${state}`],
    vacant: (role: string) => [
      `由${role}负责，但该角色目前无人担任`,
      `Maintained by the ${role.toLowerCase()}, a role that is currently vacant`,
    ],
    former: ['登记的负责人已卸任', 'The listed maintainer has left office'],
    service: ['该网址未经 SIG 成员确认', 'No member of the SIG has confirmed this URL'],
    missing: ['缺少英文译文', 'No English translation'],
    fields: (fields: string) => [`缺少英文：${fields}`, `English missing: ${fields}`],
    outdated: ['译文落后于原文', 'Translation behind its source'],
    behind: (commits: number, since: string) => [
      `译文落后于原文：自 ${since} 起，原文有 ${commits} 次修改`,
      `Translation behind its source: ${plural(commits, 'change')} since ${since}`,
    ],
    uncommitted: [
      '译文落后于原文：原文有未提交的修改',
      'Translation behind its source: the source has uncommitted changes',
    ],
    sections: (change: string, sections: string) => [`${change}（${sections}）`, `${change}, in: ${sections}`],
    opening: ['开头', 'the opening'],
    never: ['从未复核', 'Never reviewed'],
    old: (day: string) => [`上次复核于 ${day}，已超过一年`, `Reviewed on ${day}, more than a year ago`],
    ending: (role: string, day: string) => [`${role}的任期将于 ${day} 结束`, `${role} until ${day}`],
    ended: (role: string, day: string) => [
      `${role}任期已于 ${day} 结束，未登记继任者`,
      `${role} until ${day}; no successor recorded`,
    ],
    filing: (setting: string) => [`未填写${setting}`, `Not set: ${setting}`],
    certificateEnding: (day: string) => [`证书将于 ${day} 到期`, `Certificate expires on ${day}`],
    certificateEnded: (day: string) => [`证书已于 ${day} 到期`, `Certificate expired on ${day}`],
    probe: (url: string) => [`未填写 marker：${url}`, `No marker: ${url}`],
    minutes: (day: string) => [`纪要未交，期限为 ${day}`, `Minutes overdue since ${day}`],
    link: (url: string) => [`无法访问：${url}`, `Broken: ${url}`],
  },
  settings: {
    address: ['正式网址', 'official URL'],
    icp: [' ICP 备案号', 'ICP filing number'],
    publicSecurity: ['公安联网备案号', 'public-security filing number'],
    reviewers: [
      '联席组长或秘书的 accounts：.github/、deploy/ 和 package-lock.json 的修改没有指定的审核人',
      'accounts of a chair or the secretary; changes to .github/, deploy/ and package-lock.json have no assigned reviewer',
    ],
  },
} satisfies WordTree;
