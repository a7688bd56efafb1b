// npm run bench -- live: how long a run of `npm run live` takes and how much memory, against services that are slow, silent or endless.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFaults } from '#scripts/services/faults/http.ts';
import { type Bench, workFolder } from './bench.ts';
import { runMeasured, type Usage } from './measured-process.ts';

/** What one service of a round does: answers after a second, never, or without end. */
type Behaviour = 'slow' | 'silent' | 'endless.html';

interface LiveRound {
  name: string;
  services: Behaviour[];
  /** What is aimed at, for people. */
  aim: string;
}

const services = 12;

const eachOf = (first: Behaviour, others: Behaviour): Behaviour[] => [
  first,
  ...Array.from({ length: services - 1 }, () => others),
];

/** In the last round one service answers: a run in which none does fails, and with it the measurement. */
const rounds: LiveRound[] = [
  { name: `${services} 个系统，均在 1 秒后响应`, services: eachOf('slow', 'slow'), aim: '用时 < 3 秒' },
  { name: `其中 1 个一直没有响应`, services: eachOf('silent', 'slow'), aim: '用时 < 45 秒' },
  { name: `其中 ${services - 1} 个的响应正文无限长`, services: eachOf('slow', 'endless.html'), aim: '内存 < 200 MB' },
];

const record = `name: { zh: 系统 }
url: { state: unknown }
owner: own
probe: { kind: web, url: "https://bench.example/" }
origin: { zh: 性能测试 }
`;

/** A content folder with a record for each URL, and the file that puts the URLs in their place. */
const fill = (folder: string, urls: string[]): string => {
  const records = join(folder, 'content', 'services');
  mkdirSync(records, { recursive: true });
  const fields = urls.map((url, index) => [`service-${index + 1}`, { url }] as const);
  for (const [id] of fields) writeFileSync(join(records, `${id}.yaml`), record);
  const endpoints = join(folder, 'endpoints.json');
  writeFileSync(endpoints, JSON.stringify(Object.fromEntries(fields)));
  return endpoints;
};

/** Each on a port of its own: to a client, they are different hosts. */
const startServer = () =>
  startFaults({
    '/slow': (response) => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>ok'), 1000);
    },
  });

/**
 * Runs `npm run live` once, in a process of its own; the servers are in this one, so their memory does not count.
 * @throws Failure when the run fails, Stopped when it is stopped
 */
async function runLive({ services: behaviours }: LiveRound, signal: AbortSignal): Promise<Usage> {
  using folder = workFolder();
  const servers = await Promise.all(behaviours.map(startServer));
  try {
    const urls = servers.map(({ address }, index) => `${address}/${behaviours[index]}`);
    const endpoints = fill(folder.path, urls);
    const environment = { SITE_CONTENT: join(folder.path, 'content'), SITE_LIVE: join(folder.path, 'live') };
    return await runMeasured(['scripts/live/main.ts', '--endpoints', endpoints], environment, signal);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

/** One line for a round; whether the aim is reached is for the reader to see. */
const line = ({ name, aim }: LiveRound, { wallSeconds, maxRssBytes }: Usage): string =>
  `${name}：${wallSeconds.toFixed(1)} 秒，最大内存 ${(maxRssBytes / 1e6).toFixed(0)} MB（目标：${aim}）`;

/** Runs the rounds one after the other and prints what each took. */
export const benchLive: Bench = async (_given, signal) => {
  for (const round of rounds) console.log(line(round, await runLive(round, signal)));
};
