// 邮件列表的字，中文。

export const lists = {
  list: { address: '地址', purpose: '用途', archive: '归档', subscribe: '订阅', write: '写信' },
};
