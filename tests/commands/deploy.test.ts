// What runs every 30 minutes and puts the site online: the files that call the commands.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';

const read = (path: string): string => readFileSync(path, 'utf8');
const packageScripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

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
      if (command) assert.match(command, /^deploy\/live-branch\.sh keep "\$RUNNER_TEMP\/live"$/);
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
      ['npm run live -- $LIVE_OPTIONS'],
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
