// A stand-in for Noggin: the page with its form, and what flask-healthz says of it and of the directory behind it.
import { addressOf, sendJson, sendPage, sendText } from './answers.ts';
import { type Service, type StartOptions, serve } from './loopback.ts';

const form = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Accounts</title></head>
<body><form method="POST" action="/"><input name="username"><input name="password" type="password"></form></body>
</html>
`;

const healths: Record<string, true> = { '/healthz/live': true, '/healthz/ready': true };

export const start = ({ port }: StartOptions): Promise<Service> =>
  serve((request, response) => {
    const { pathname } = addressOf(request);
    if (pathname === '/') sendText(response, 200, 'text/html; charset=utf-8', form);
    else if (healths[pathname]) sendJson(response, 200, { status: 200, title: 'OK' });
    else sendPage(response, 404, 'Not Found');
  }, port);
