// The feed of a group, as groups.io writes it: RSS 2.0, newest first, with the names, addresses and texts that go with posts.

interface Post {
  number: number;
  subject: string;
  author: string;
  hoursAgo: number;
}

/** The last posts of the invented SIG's list; what they are about is in its minutes. */
const posts: Post[] = [
  { number: 412, subject: 'Re: 更换存储的步骤', author: 'member-e', hoursAgo: 7 },
  { number: 411, subject: '回复：更换存储的步骤', author: 'member-d', hoursAgo: 9 },
  { number: 410, subject: '[sig-example] 双周例会议题征集', author: 'member-c', hoursAgo: 30 },
  { number: 409, subject: '更换存储的步骤', author: 'member-e', hoursAgo: 52 },
  { number: 408, subject: 'DMARC 收紧到 reject & 转发的信', author: 'member-f', hoursAgo: 150 },
  { number: 407, subject: '软件源要多大的磁盘', author: 'example-team', hoursAgo: 400 },
  { number: 406, subject: 'Re: 部署脚本公开前要清理什么', author: 'member-d', hoursAgo: 690 },
  { number: 405, subject: '部署脚本公开前要清理什么', author: 'member-d', hoursAgo: 760 },
  { number: 404, subject: '缺陷跟踪的登录', author: 'member-g', hoursAgo: 900 },
];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function feedAt(now: Date, group: string, base: string): string {
  const items = posts.map(({ number, subject, author, hoursAgo }) => {
    const link = `${base}/g/${group}/message/${number}`;
    const date = new Date(now.getTime() - hoursAgo * 60 * 60 * 1000).toUTCString().replace('GMT', '+0000');
    return `<item><title>${escaped(subject)}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate>
<author>${author}@example.org (${author})</author><description>&lt;p&gt;${author} 写道：……&lt;/p&gt;</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${group} messages</title>
<link>${base}/g/${group}</link><description>${group}</description>
${items.join('\n')}
</channel></rss>
`;
}
