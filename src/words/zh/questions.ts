// 空缺和待确认的问题的字，中文。

export const questions = {
  hole: {
    unknown: '待确认',
    none: '不适用',
    unsaid: '未提及',
    unknownNote: '文档写 TBD',
    noneNote: '文档写 N/A',
    unsaidNote: '文档没有提到',
  },
  question: {
    mark: '待确认',
    heading: '待确认',
    asked: (who: string) => `请${who}回答`,
    line: (line: number) => `创始文档第 ${line} 行`,
    sources: '出处',
    answer: '知道答案？发起 issue，或者写信到邮件列表。',
    none: '没有待确认的问题。',
    count: (count: number) => `${count} 个问题`,
  },
};
