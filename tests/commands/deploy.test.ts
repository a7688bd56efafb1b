// What runs every 30 minutes and puts the site online: live-branch.sh at work, and the files that call the commands.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { parse } from 'yaml';

const linuxOnly = process.platform === 'linux' ? {} : { skip: '这些脚本只在 Linux 上运行' };
const read = (path: string): string => readFileSync(path, 'utf8');
const packageScripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

const folderFor = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const run = (script: string, args: string[], cwd: string, environment: Record<string, string>): Promise<Ended> =>
  new Promise((done) => {
    const env = { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', ...environment };
    const child = spawn(resolve(script), args, { cwd, env });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    child.on('close', (code) => done({ code, ...said }));
  });

describe('deploy/live-branch.sh', linuxOnly, () => {
  const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();

  /** A remote without the branch, and a function that runs the script in a new checkout. */
  const prepare = (t: TestContext) => {
    const folder = folderFor(t);
    const remote = join(folder, 'remote');
    git(folder, 'init', '--quiet', '--bare', remote);
    const checkout = () => mkdtempSync(join(folder, 'checkout-'));
    const script = (cwd: string, verb: string, from = remote) =>
      run('deploy/live-branch.sh', [verb], cwd, { LIVE_REMOTE: from });
    return { remote, checkout, script };
  };
  const write = (cwd: string, path: string, text: string) => {
    mkdirSync(join(cwd, 'data/live', path, '..'), { recursive: true });
    writeFileSync(join(cwd, 'data/live', path), text);
  };

  test('starts the branch with the first run and hands it to the next', async (t) => {
    const { remote, checkout, script } = prepare(t);
    const [first, second] = [checkout(), checkout()];
    assert.match((await script(first, 'fetch')).out, /第一次/);
    write(first, 'koji.json', '1');
    write(first, 'history/koji.json', '2');
    assert.equal((await script(first, 'keep')).code, 0);
    assert.equal((await script(second, 'fetch')).code, 0);
    assert.equal(read(join(second, 'data/live/history/koji.json')), '2');
    assert.deepEqual(git(remote, 'branch', '--format=%(refname:short)'), 'live');
  });

  test('commits only when a file changed', async (t) => {
    const { remote, checkout, script } = prepare(t);
    const cwd = checkout();
    await script(cwd, 'fetch');
    write(cwd, 'koji.json', '1');
    await script(cwd, 'keep');
    write(cwd, 'koji.json', '1');
    assert.match((await script(cwd, 'keep')).out, /没有变化/);
    write(cwd, 'koji.json', '2');
    await script(cwd, 'keep');
    assert.equal(git(remote, 'rev-list', '--count', 'live'), '2');
  });

  test('leaves out kept answers and locks', async (t) => {
    const { remote, checkout, script } = prepare(t);
    const cwd = checkout();
    await script(cwd, 'fetch');
    for (const path of ['koji.json', 'cache/koji.json', '.lock', 'history/.koji.json.7.tmp']) write(cwd, path, '1');
    await script(cwd, 'keep');
    assert.equal(git(remote, 'ls-tree', '-r', '--name-only', 'live'), 'koji.json');
  });

  test('takes a remote that cannot be reached for no new beginning', async (t) => {
    const { remote, checkout, script } = prepare(t);
    const cwd = checkout();
    const { code, err } = await script(cwd, 'fetch', `${remote}-gone`);
    assert.equal(code, 1);
    assert.match(err, /不知道有没有分支 live/);
    assert.equal((await script(cwd, 'keep')).code, 1);
  });

  test('does not write over what another run has pushed meanwhile', async (t) => {
    const { remote, checkout, script } = prepare(t);
    const [first, second] = [checkout(), checkout()];
    await script(first, 'fetch');
    await script(second, 'fetch');
    write(first, 'koji.json', 'first');
    write(second, 'koji.json', 'second');
    assert.equal((await script(first, 'keep')).code, 0);
    assert.notEqual((await script(second, 'keep')).code, 0);
    assert.equal(git(remote, 'show', 'live:koji.json'), 'first');
  });
});

/** The lines of a unit file by section and key; throws for a line that is none. */
const unit = (path: string): Record<string, Record<string, string[]>> => {
  const sections: Record<string, Record<string, string[]>> = {};
  let section: Record<string, string[]> | undefined;
  for (const line of read(path).split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const name = /^\[(\w+)\]$/.exec(line)?.[1];
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name) {
      section = {};
      sections[name] = section;
    } else if (section && key) section[key] = [...(section[key] ?? []), value ?? ''];
    else assert.fail(`${path}: ${line}`);
  }
  return sections;
};

/** Whether the minutes that a cron expression names are half an hour apart, in every hour of every day. */
const isHalfHourly = (cron: string): boolean => {
  const [minutes = '', ...rest] = cron.split(' ');
  if (!rest.every((field) => field === '*' || field === '?')) return false;
  if (minutes === '*/30') return true;
  const [first, second, ...more] = minutes.split(',').map(Number);
  return more.length === 0 && second !== undefined && second - (first ?? 0) === 30;
};

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
}
interface Job {
  if?: string;
  permissions: Record<string, string>;
  steps: Step[];
}
interface Workflow {
  on: { schedule: { cron: string }[] };
  permissions: Record<string, string>;
  concurrency: { group: string; 'cancel-in-progress': boolean };
  jobs: Record<string, Job>;
}
interface Pipeline {
  triggers: { schedule: { cron: string }[] };
  stages: { steps: { commands?: string[] }[] }[];
}

describe('the files that run it every 30 minutes', () => {
  const service = unit('deploy/systemd/sig-infra-status.service')['Service'] ?? {};
  const workflow = parse(read('.github/workflows/status.yml')) as Workflow;
  const pipeline = parse(read('deploy/gitee-status.yml')) as Pipeline;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('name every half hour', () => {
    assert.deepEqual(
      workflow.on.schedule.map(({ cron }) => isHalfHourly(cron)),
      [true],
    );
    assert.deepEqual(
      pipeline.triggers.schedule.map(({ cron }) => isHalfHourly(cron)),
      [true],
    );
    const timer = unit('deploy/systemd/sig-infra-status.timer')['Timer'];
    assert.deepEqual([timer?.['OnCalendar'], timer?.['Persistent']], [['*:00/30'], ['yes']]);
    assert.ok(timer?.['RandomizedDelaySec']);
  });

  test('name npm scripts that package.json has, and files that are there and can be run', () => {
    const commands = [
      ...[...(service['ExecStartPre'] ?? []), ...(service['ExecStart'] ?? [])],
      ...steps.flatMap((step) => step.run ?? []),
      ...pipeline.stages.flatMap((stage) => stage.steps.flatMap((step) => step.commands ?? [])),
      read('deploy/gitee-status.sh'),
    ].join('\n');
    const named = [...commands.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    assert.deepEqual([...new Set(named)].sort(), ['build', 'check', 'live', 'publish']);
    for (const name of named) assert.ok(packageScripts.includes(name), name);
    const files = [...commands.matchAll(/\b((?:deploy|scripts)\/[\w/-]+\.\w+)/g)].map((match) => match[1] ?? '');
    assert.ok(files.includes('deploy/live-branch.sh'));
    for (const file of files) assert.ok(existsSync(file), file);
    for (const file of globSync('deploy/*.sh')) assert.ok((statSync(file).mode & 0o111) !== 0, `${file}: chmod +x`);
  });

  test('systemd asks, then builds, then publishes, with few rights and its state in /var/lib', () => {
    const [live = '', links = '', build = '', publish = ''] = service['ExecStart'] ?? [];
    assert.match(live, /^-.*npm run live$/);
    assert.match(links, /^-.*npm run check -- --external$/);
    assert.match(build, /^\/.*npm run build$/);
    assert.match(publish, /^\/.*-u GITEE_TOKEN npm run publish -- deploy --public$/);
    assert.deepEqual([service['NoNewPrivileges'], service['ProtectSystem']], [['yes'], ['strict']]);
    assert.ok(service['Environment']?.some((line) => line.startsWith('SITE_LIVE=/var/lib/')));
    const target = /^PUBLISH_TO=(.*)$/m.exec(read('deploy/systemd/status.env.example'))?.[1] ?? '';
    assert.ok(service['ReadWritePaths']?.join(' ').split(' ').includes(target), target);
  });

  test('systemd gives nginx what a release needs as soon as publishing has written it, by a program that is root’s', () => {
    const watched = unit('deploy/systemd/sig-infra-settings.path')['Path'];
    const { ExecStart = [] } = unit('deploy/systemd/sig-infra-settings.service')['Service'] ?? {};
    const target = /^PUBLISH_TO=(.*)$/m.exec(read('deploy/systemd/status.env.example'))?.[1] ?? '';
    assert.deepEqual(watched?.['PathChanged'], [`${target}/release.conf`]);
    assert.deepEqual(ExecStart, [`/usr/local/sbin/sig-infra-apply-release ${target} /etc/nginx/sig-infra`]);
  });

  test('the workflow starts with no rights, and only the job that runs nothing but git may write', () => {
    assert.deepEqual(workflow.permissions, {});
    assert.equal(workflow.concurrency['cancel-in-progress'], false);
    const writing = jobs.filter(({ permissions }) => permissions['contents'] === 'write');
    assert.equal(writing.length, 1);
    for (const { run: command } of writing[0]?.steps ?? [])
      if (command) assert.match(command, /^deploy\/live-branch\.sh \w+$/);
  });

  test('the workflow pins every action to a commit and says which version that is', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    assert.ok(used.length > 0);
    for (const action of used) assert.match(action, /^actions\/[\w-]+@[\da-f]{40}$/);
    const lines = read('.github/workflows/status.yml').match(/uses: .*/g) ?? [];
    for (const line of lines) assert.match(line, / # v\d+\.\d+\.\d+$/);
  });

  test('the workflow does nothing until somebody switches it on, and hands the secret to one step', () => {
    assert.equal(workflow.jobs['ask']?.if, "vars.SITE_STATUS == 'on'");
    const secret = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('secrets.'));
    assert.deepEqual(
      secret.map((step) => step.run),
      ['npm run live'],
    );
  });

  test('keep tokens out of the repository: the example of the settings has none', () => {
    const example = read('deploy/systemd/status.env.example');
    for (const line of example.split('\n')) assert.match(line, /^(#.*|[A-Z_]+=[^\n]*|)$/);
    assert.match(example, /^#GITEE_TOKEN=$/m);
  });
});

test('the guide links to files and to parts of itself that are there', () => {
  const guide = read('deploy/README.md');
  const links = [...guide.matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] ?? '');
  // As forges make them of headings: the second of the same words gets a number.
  const seen = new Map<string, number>();
  const parts = [...guide.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
    const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
    const slug = words.trim().replaceAll(/\s/g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return `#${slug}${times === 0 ? '' : `-${times}`}`;
  });
  assert.ok(links.length > 5);
  for (const link of links.filter((one) => !one.startsWith('https://')))
    assert.ok(link.startsWith('#') ? parts.includes(link) : existsSync(join('deploy', link)), link);
});
