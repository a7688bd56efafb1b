// The pages of open items.
import { plural, type WordTree } from './word.ts';

export const upkeep = {
  register: ['总账', 'Register'],
  registerNote: ['没做完的事，一类一页。', 'What is left to do, a page for each kind.'],
  previous: ['上一类', 'Previous kind'],
  next: ['下一类', 'Next kind'],
  edit: ['编辑', 'Edit'],
  ask: (who: string) => [`请${who}处理`, `Ask: ${who}`],
  count: (count: number) => [`${count} 项`, plural(count, 'entry', 'entries')],
  site: ['本站', 'This site'],
  earliest: (day: string) => [`最早 ${day}`, `first on ${day}`],
  checked: (day: string) => [`检查于 ${day}`, `checked ${day}`],
  notChecked: ['尚未检查', 'Not checked yet'],
  notProbed: ['尚无探测数据', 'No probe data yet'],
  unseen: {
    notChecked: [
      '检查外部链接（npm run check -- --external）之后，打不开的会列在这里。',
      'After a check of the external links (npm run check -- --external), broken ones are listed here.',
    ],
    notProbed: [
      '探测系统（npm run live）之后，快到期的证书会列在这里。',
      'After a probe of the systems (npm run live), certificates about to run out are listed here.',
    ],
  },
  broken: ['打不开', 'Broken'],
  since: (day: string) => [`${day} 起`, `since ${day}`],
  unreachable: (count: number) => [
    `另有 ${count} 个地址没有连上，不知道是对方还是我们的问题，不算在内。`,
    `${plural(count, 'more address was', 'more addresses were')} not reached; whether that is their fault or ours is not known, so they are not counted.`,
  ],
  kinds: {
    questions: {
      title: ['待确认的问题', 'Questions for the SIG'],
      summary: [
        '创始文档留下的空缺和矛盾：每个问题的线索和出处，以及谁能回答。',
        'What the founding document leaves open or contradicts: background and sources, and who can answer.',
      ],
      none: ['没有待确认的问题。', 'No open questions.'],
    },
    holes: {
      title: ['空缺', 'Missing facts'],
      summary: [
        '章程写 TBD、N/A 或没有提到的事项，一条记录一行。',
        'What the charter marks TBD or N/A, or does not mention, a line for each record.',
      ],
      none: ['记录里没有空缺。', 'No fact is missing from the records.'],
    },
    maintainers: {
      title: ['没有负责人的项目', 'Subprojects without a maintainer'],
      summary: [
        '今天找不到人的所辖项目：没有写负责人，或者写着的人已经不在任。',
        'Subprojects for which nobody can be asked today: none is named, or those who are have left office.',
      ],
      none: ['每个运行中的项目都有在任的负责人。', 'Every running subproject has a maintainer in office.'],
    },
    services: {
      title: ['从未确认的系统网址', 'URLs never confirmed'],
      summary: [
        '没有 SIG 成员确认过的系统网址，和每个网址的来源。',
        'URLs of systems that no member of the SIG has confirmed, and where each comes from.',
      ],
      none: ['系统的网址都由 SIG 成员确认过。', 'Members of the SIG have confirmed the URL of every system.'],
    },
    probes: {
      title: ['只知道有应答的网页', 'Pages known only to answer'],
      summary: [
        '记录里没有写 marker 的网页：有应答就算正常，分不清应答的是不是这个系统。',
        'Web pages whose record has no marker: any answer counts as working, whether or not this system gave it.',
      ],
      none: ['探测的网页都写了 marker。', 'Every web page that is probed has a marker.'],
    },
    translations: {
      title: ['译文', 'Translations'],
      summary: [
        '缺少的英文译文，和落后于原文的译文：各落后多少。',
        'English that is missing, and translations behind their source, with how far.',
      ],
      none: ['全部译文与原文一致。', 'Every translation fits its source.'],
    },
    docs: {
      title: ['文档复核', 'Reviews of documents'],
      summary: [
        '从未复核，或者一年以上没有复核的指南和操作手册。',
        'Guides and runbooks that were never reviewed, or not for more than a year.',
      ],
      none: ['每篇文档一年之内都复核过。', 'Every document has been reviewed within the year.'],
    },
    terms: {
      title: ['任期', 'Terms of office'],
      summary: [
        '联席组长和秘书的任期：60 天之内结束，或者已经结束而没有写接下来是谁。',
        'Terms of chairs and secretaries that end within 60 days, or have ended with nobody recorded who follows.',
      ],
      none: [
        '没有这样的任期。没有写明期限的任期，无从提醒。',
        'No such terms. A term without an end on record cannot be watched.',
      ],
    },
    filings: {
      title: ['网址和备案', 'Address and filings'],
      summary: [
        '站点公开之前要有、现在还没有写明的正式网址、ICP 备案号、公安联网备案号和审核人的账号。',
        'The official address, the filing numbers and the account of a reviewer that the site needs before it goes public.',
      ],
      none: ['正式网址、备案号和审核人都已写明。', 'The official address, the filing numbers and a reviewer are set.'],
    },
    certificates: {
      title: ['证书', 'Certificates'],
      summary: [
        '按最近一次探测，30 天之内到期或者已经过期的自有系统 TLS 证书。',
        'TLS certificates of our own systems that run out within 30 days or have done so, by the last probe.',
      ],
      none: ['没有 30 天之内到期的证书。', 'No certificate runs out within 30 days.'],
    },
    links: {
      title: ['失效的链接', 'Broken links'],
      summary: [
        '最近一次检查外部链接时打不开的地址，和写着它们的文件。',
        'Addresses that could not be opened when external links were last checked, and the files that have them.',
      ],
      none: ['没有失效的链接。', 'No broken links.'],
    },
  },
  what: {
    hole: (field: string, state: string) => [`${field}：${state}`, `${field}: ${state}`],
    vacant: (role: string) => [
      `由${role}负责，今天没有人担任`,
      `Maintained by the ${role.toLowerCase()}, which nobody is today`,
    ],
    former: ['写着的负责人已经不在任', 'The maintainer named has left office'],
    service: ['没有 SIG 成员确认过这个网址', 'No member of the SIG has confirmed this URL'],
    missing: ['还没有英文译文', 'No English translation'],
    fields: (fields: string) => [`没有英文：${fields}`, `No English: ${fields}`],
    outdated: ['译文落后于原文', 'Translation behind its source'],
    behind: (commits: number, since: string) => [
      `译文落后于原文：${since} 起，原文改了 ${commits} 次`,
      `Translation behind its source: ${plural(commits, 'change')} since ${since}`,
    ],
    uncommitted: [
      '译文落后于原文：原文有还没提交的改动',
      'Translation behind its source, which has changes not committed yet',
    ],
    sections: (change: string, sections: string) => [`${change}，在「${sections}」`, `${change}, in: ${sections}`],
    opening: ['开头', 'the opening'],
    never: ['从未复核', 'Never reviewed'],
    old: (day: string) => [`${day} 复核过，已经一年以上`, `Reviewed on ${day}, more than a year ago`],
    ending: (role: string, day: string) => [`${role}的任期到 ${day} 结束`, `${role} until ${day}`],
    ended: (role: string, day: string) => [
      `${role}的任期已在 ${day} 结束，没有写接下来是谁`,
      `${role} until ${day}; nobody recorded who follows`,
    ],
    filing: (setting: string) => [`没有写${setting}`, `Not set: ${setting}`],
    certificateEnding: (day: string) => [`证书到 ${day} 过期`, `Certificate runs out on ${day}`],
    certificateEnded: (day: string) => [`证书已在 ${day} 过期`, `Certificate ran out on ${day}`],
    probe: (url: string) => [`没有写 marker：${url}`, `No marker: ${url}`],
    link: (url: string) => [`打不开：${url}`, `Broken: ${url}`],
  },
  settings: {
    address: ['正式网址', 'official address'],
    icp: [' ICP 备案号', 'ICP filing number'],
    publicSecurity: ['公安联网备案号', 'public-security filing number'],
    reviewers: [
      '联席组长或秘书的 accounts：.github/、deploy/ 和 package-lock.json 的修改没有指定的审核人',
      'accounts of a chair or the secretary; changes to .github/, deploy/ and package-lock.json have no assigned reviewer',
    ],
  },
} satisfies WordTree;
