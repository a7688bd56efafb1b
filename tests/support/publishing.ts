// A small finished site, the publishing of it as a program of its own, and what is online afterwards.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { codeIn } from '#scripts/build/page-code.ts';
import { filesIn } from '#scripts/publish/hosting/built-site.ts';
import { checksumsFile, checksumsOf } from '#scripts/publish/hosting/checksums.ts';
import { publish, type Publishing } from '#scripts/publish/deploy/publish.ts';
import { targetFrom } from '#scripts/publish/deploy/target.ts';
import { inlineFile, sourceHash } from '#scripts/publish/hosting/policy.ts';
import type { SiteConfig } from '#schemas/site.ts';
import exampleSite from '../../examples/site.config.ts';

export const pages = ['index.html', '404.html', 'en/index.html', 'en/404/index.html', 'charter/index.html'];
const others = [
  'sitemap-index.xml',
  'pagefind/pagefind.js',
  'pagefind/pagefind-entry.json',
  'feed/news.xml',
  'mark.svg',
];

export const write = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};

export const temporaryFolder = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'publish-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export const folderFor = (t: TestContext): string => {
  const { path, remove } = temporaryFolder();
  t.after(remove);
  return path;
};

/** What a build writes for the policy, of pages made by hand. */
export const inlineOfPages = (html: string[]): string => {
  const all = html.map((page) => codeIn(page));
  const hashes = (texts: string[]) => [...new Set(texts.map(sourceHash))].sort();
  const scripts = hashes(all.flatMap((code) => code.scripts));
  return JSON.stringify({ scripts, styles: hashes(all.flatMap((code) => code.styles)) });
};

/** Writes the hashes of a site's files, as a build does last. */
export function sealed(folder: string): string {
  write(join(folder, checksumsFile), checksumsOf(folder, filesIn(folder)));
  return folder;
}

/** The example with numbers that might have been given: its own are refused, as nobody has them. */
const deployment = {
  ...exampleSite,
  filing: { icp: '甲ICP备1号-1', publicSecurity: '甲公网安备 1号', publicSecurityIcon: '/police.png' },
  verification: {},
};

/** A finished site of which every file says `text`. */
export function site(folder: string, text: string, more: Record<string, string> = {}): string {
  rmSync(folder, { recursive: true, force: true });
  const { address, filing } = deployment;
  const head = `<!doctype html><link rel="canonical" href="${address}"><style>p{margin:0}</style>`;
  const foot = `<footer>${filing.icp} ${filing.publicSecurity}</footer></html>\n`;
  const html = `${head}<p>${text}</p>${'<p>一些文字</p>'.repeat(50)}${foot}`;
  for (const page of pages) write(join(folder, page), html);
  for (const file of others) write(join(folder, file), `${text}\n`);
  write(join(folder, '_astro/page.DiUHnoSA.js'), text);
  for (const [file, content] of Object.entries(more)) write(join(folder, file), content);
  write(join(folder, inlineFile), inlineOfPages([html, ...Object.values(more)]));
  return sealed(folder);
}

/** The facts of a deployment in a folder of their own; `config` is laid over the example's. */
export function deploymentIn(folder: string, config: object = {}): { SITE_CONTENT: string } {
  mkdirSync(join(folder, 'facts/content'), { recursive: true });
  const text = `export default ${JSON.stringify({ ...deployment, ...config })};\n`;
  writeFileSync(join(folder, 'facts/site.config.ts'), text);
  return { SITE_CONTENT: join(folder, 'facts/content') };
}

/** Publishes a site as it is now from here, without a program of its own; resolves what it said. */
export async function publishHere(www: string, from: string, more: Partial<Publishing> = {}): Promise<string> {
  let said = '';
  if (existsSync(join(from, checksumsFile))) sealed(from);
  await publish({ ...here(www, (text) => (said += text)), from, isPublic: false, now: new Date(), ...more });
  return said;
}

/** What publishing and going back take, without a live address. */
export const here = (www: string, write: (text: string) => void = () => {}) => ({
  target: targetFrom(www, {}),
  config: deployment as SiteConfig,
  address: undefined,
  fetch,
  attempts: 5,
  patience: 300,
  write,
  signal: AbortSignal.timeout(60_000),
});

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Starts `npm run publish -- …` in a process group of its own; `onOutput` sees what it has said so far. */
export function start(
  given: string[],
  environment: NodeJS.ProcessEnv,
  onOutput: (said: string, child: ChildProcess) => void = () => {},
) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
  const child = spawn(process.execPath, [resolve('scripts/publish/main.ts'), ...given], { env, detached: true });
  return new Promise<Ended>((done) => {
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text;
      onOutput(said.out, child);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    child.on('close', (code) => done({ code, ...said }));
  });
}

/** Kills a program and everything that it has started, as when a machine loses its power; one that has ended is left alone. */
export function killAll({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** What the files behind the link say: of one site, every file of it, whole; throws where it is a mixture. */
export function online(www: string): string {
  const release = readlinkSync(join(www, 'current'));
  const record = JSON.parse(readFileSync(join(www, release, '.release.json'), 'utf8')) as {
    files: Record<string, unknown>;
    carried?: Record<string, unknown>;
  };
  const files = globSync('**/*', { cwd: join(www, release), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(www, release).length + 1))
    .filter((file) => !/\.(br|gz)$|^release\.txt$|^\.release\.json$/.test(file));
  const own = files.filter((file) => !Object.hasOwn(record.carried ?? {}, file));
  assert.deepEqual(own.sort(), Object.keys(record.files).sort(), 'every file of the release is there, and no other');
  const saying = own.filter((file) => file !== inlineFile && file !== checksumsFile);
  const texts = saying.map((file) => readFileSync(join(www, release, file), 'utf8'));
  const said = new Set(texts.map((text) => (/<p>(\w+)/.exec(text) ?? /^(\S*)/.exec(text))?.[1] ?? ''));
  assert.equal(said.size, 1, `a mixture: ${[...said].join(' ')}`);
  return [...said][0] ?? '';
}

export const releasesIn = (www: string): string[] => readdirSync(join(www, 'releases')).sort();

/** An environment in which whatever runs is killed, with all that started it, before the so manieth call of one of these programs. */
export function killingAt(folder: string, programs: string[], call: number): NodeJS.ProcessEnv {
  const tools = mkdtempSync(join(folder, 'tools-'));
  const path = process.env['PATH'] ?? '';
  const text = (program: string) =>
    `#!/bin/sh
PATH='${path}'
echo >>'${tools}/calls'
[ "$(wc -l <'${tools}/calls')" -ne ${call} ] || kill -9 0
exec ${program} "$@"
`;
  for (const program of programs) writeFileSync(join(tools, program), text(program), { mode: 0o755 });
  return { PATH: `${tools}:${path}` };
}

/** A path on which these programs wait before they do what they do, so that something can happen meanwhile. */
export function slowly(folder: string, programs: string[], seconds = 0.2): string {
  const tools = mkdtempSync(join(folder, 'tools-'));
  const path = process.env['PATH'] ?? '';
  for (const program of programs)
    writeFileSync(join(tools, program), `#!/bin/sh\nsleep ${seconds}\nPATH='${path}' exec ${program} "$@"\n`, {
      mode: 0o755,
    });
  return `${tools}:${path}`;
}
