// 首页的字，中文。

export const home = {
  answers: {
    label: '四个问题',
    what: '我们管什么',
    whatCount: (count: number) => `${count} 个项目`,
    range: (first: string, last: string) => `从${first}到${last}`,
    status: '现在好不好',
    meet: '什么时候开会',
    meetUnknown: (series: string) => `${series}，时间未公布`,
    meetHear: '以邮件列表通知为准',
    meetNone: '没有登记会议',
    join: '怎么加入',
    joinStart: '从这里开始',
    joinSteps: '账号、协议、仓库，一步一步来',
  },
};
