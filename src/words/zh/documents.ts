// 章程、文档和公告的字，中文。

export const documents = {
  charter: {
    versions: '版本',
    inForce: '现行文本',
    original: '原始文本',
    originalNote: '逐字节保留，错字也不改。',
    numbered: '原文，逐行编号',
    download: '下载原文件',
    published: '公开出处',
  },
  docs: {
    sections: { site: '关于本站', services: '服务指南', runbooks: '操作手册' } as Record<string, string>,
    empty: { services: '还没有服务指南。', runbooks: '还没有操作手册。' } as Record<string, string>,
    emptyNote: '写了第一篇，就会出现在这里。',
    reviewed: (day: string) => `${day} 复核`,
    neverReviewed: '尚未复核',
    previous: '上一篇',
    next: '下一篇',
    navigation: '文档目录',
  },
  news: { none: '还没有公告。', noneNote: 'SIG 发布第一则公告后，会出现在这里。', published: '发布于' },
};
