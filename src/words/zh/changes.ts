// 记录的变更的字，中文。

const lines = (added: number, removed: number): string =>
  [added > 0 && `增 ${added} 行`, removed > 0 && `删 ${removed} 行`].filter(Boolean).join('，') || '只改了排列';

export const changes = {
  changes: {
    heading: '变更',
    earlier: (count: number) => `另有 ${count} 次更早的改动，见`,
    registered: '登记',
    removed: '删去',
    renamed: (from: string) => `编号由 ${from} 改来`,
    unreadable: '文件读不出来，无法比较',
    more: (count: number) => `另有 ${count} 处`,
    nothing: '无',
    unknown: '待确认',
    notApplicable: '不适用',
    gains: (items: string) => `增加 ${items}`,
    loses: (items: string) => `去掉 ${items}`,
    reordered: '调整了顺序',
    inEnglish: (name: string) => `${name}（英文）`,
    translation: (record: string) => `${record}（英文译文）`,
    with: (name: string, detail: string) => `${name}（${detail}）`,
    section: {
      added: (title: string, added: number) => `正文增加「${title}」一节，${added} 行`,
      removed: (title: string, _: number, removed: number) => `正文删去「${title}」一节，${removed} 行`,
      changed: (title: string, added: number, removed: number, was: string | undefined) =>
        was === undefined
          ? `正文${title ? `「${title}」` : '开头部分'}${lines(added, removed)}`
          : `正文「${title}」原为「${was}」${added + removed > 0 ? `，${lines(added, removed)}` : ''}`,
    },
    sections: (count: number, added: number, removed: number) => `正文 ${count} 节有改动：${lines(added, removed)}`,
    and: '；',
    collections: {
      pages: '页面',
      charters: '章程原文',
      subprojects: '所辖项目',
      people: '成员',
      services: '系统',
      lists: '邮件列表',
      series: '会议系列',
      meetings: '会议',
      notices: '事故和维护',
      docs: '文档',
      news: '公告',
      questions: '待确认的问题',
      redirects: '改过的网址',
    },
  },
};
