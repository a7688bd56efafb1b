// 离线副本的字，中文。

export const offline = {
  offline: {
    copy: (day: string) => `离线副本，${day} 制作。`,
    online: '网上的站点可能更新',
    noSearch: '离线副本里不能搜索，因为浏览器不让本机的网页读取索引。可以从下面的全部页面找起。',
  },
};
