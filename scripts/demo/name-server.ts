// Loaded before `npm run live` in the demo: names are asked of the mock name server.
import dns from 'node:dns';

dns.setServers([process.env['DEMO_NAME_SERVER'] ?? '127.0.0.1']);
