// 给程序读的 Markdown 版本和 llms.txt 的字，中文。

export const twins = {
  twins: {
    source: (address: string) => `网页：[${address}](${address})`,
    pages: '页面',
    others: 'English',
    about: (whole: string) =>
      `每一页都有 Markdown 版本：在网址后面加上 index.md。全部中文页的文字合在一起，见 [llms-full.txt](${whole})。`,
    earlier: '更早的',
  },
};
