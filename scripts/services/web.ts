// A mock of a community's web site: a home page with its name and, at the foot, its filing number.
import type { Certificate } from './certificate.ts';
import { htmlType, notFound, type Service, serveReplies } from './loopback.ts';

const home = `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>示例社区</title></head>
<body>
<h1>示例社区</h1>
<footer><a href="https://beian.miit.gov.cn/" rel="nofollow">例ICP备00000000号-1</a></footer>
</body>
</html>
`;
const headers = { 'strict-transport-security': 'max-age=31536000' };

/** With a certificate over HTTPS. */
export const start = (certificate: Certificate): Promise<Service> =>
  serveReplies(({ pathname }) => (pathname === '/' ? { type: htmlType, headers, body: home } : notFound), certificate);
