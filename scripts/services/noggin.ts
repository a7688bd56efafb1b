// A mock of Noggin: the page with its form, and what flask-healthz says of it and of the directory behind it.
import { htmlType, json, notFound, type Reply, type Service, serveReplies } from './loopback.ts';

const form = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Accounts</title></head>
<body><form method="POST" action="/"><input name="login-username"><input name="login-password" type="password"></form></body>
</html>
`;
const healthy = json({ status: 200, title: 'OK' });

const replies: Record<string, Reply> = {
  '/': { type: htmlType, body: form },
  '/healthz/live': healthy,
  '/healthz/ready': healthy,
};

export const start = (): Promise<Service> => serveReplies(({ pathname }) => replies[pathname] ?? notFound);
