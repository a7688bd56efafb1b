// A stand-in for a community's web site: a home page with its name and, at the foot, its filing number.

import { addressOf, sendPage, sendText } from './answers.ts';
import type { Certificate } from './certificate.ts';
import { type Service, type StartOptions, serve } from './loopback.ts';

const home = `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>示例社区</title></head>
<body>
<h1>示例社区</h1>
<footer><a href="https://beian.miit.gov.cn/" rel="nofollow">例ICP备00000000号-1</a></footer>
</body>
</html>
`;

/** With a certificate over HTTPS. */
export const start = ({ port, certificate }: StartOptions & { certificate?: Certificate }): Promise<Service> => {
  const headers = { 'strict-transport-security': 'max-age=31536000' };
  return serve(
    (request, response) => {
      if (addressOf(request).pathname === '/') sendText(response, 200, 'text/html; charset=utf-8', home, headers);
      else sendPage(response, 404, 'Not Found');
    },
    port,
    certificate,
  );
};
