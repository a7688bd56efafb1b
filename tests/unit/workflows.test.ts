// The workflow files and templates of the forges: what they run exists, and code of a pull request gets no right and no secret.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  if?: string;
  permissions?: Record<string, string>;
  steps: Step[];
}
interface Workflow {
  name: string;
  on: Record<string, unknown>;
  permissions: unknown;
  jobs: Record<string, Job>;
}

const read = (path: string) => readFileSync(path, 'utf8');
const files = globSync('.github/workflows/*.yml').sort();
const workflows = files.map((file) => ({ file, text: read(file), ...(parse(read(file)) as Workflow) }));
const jobsOf = ({ jobs }: Workflow) => Object.values(jobs);
const stepsOf = (workflow: Workflow) => jobsOf(workflow).flatMap(({ steps }) => steps);
const named = (name: string) => {
  const found = workflows.find((workflow) => workflow.name === name);
  assert.ok(found, name);
  return found;
};
const packageScripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

describe('every workflow', () => {
  test('is named like its file, and starts without any right', () => {
    assert.ok(workflows.length >= 5);
    for (const { file, name, permissions } of workflows) {
      assert.equal(`${name}.yml`, basename(file));
      assert.deepEqual(permissions, {}, file);
    }
  });

  test('runs npm scripts that package.json has, and files that are there', () => {
    const gitee = globSync(['.workflow/*.yml', 'deploy/gitee-*.sh']).map(read).join('\n');
    const commands = [...workflows.flatMap(stepsOf).flatMap(({ run }) => run ?? []), gitee].join('\n');
    const scripts = [...commands.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map((match) => match[1] ?? '');
    assert.ok(scripts.includes('check') && scripts.includes('changes'));
    assert.deepEqual(
      scripts.filter((name) => !packageScripts.includes(name)),
      [],
    );
    const mentioned = [...commands.matchAll(/\b((?:deploy|scripts)\/[\w/-]+\.\w+)/g)].map((match) => match[1] ?? '');
    assert.deepEqual(
      mentioned.filter((file) => !existsSync(file)),
      [],
    );
    for (const file of globSync('deploy/*.sh')) assert.ok((statSync(file).mode & 0o111) !== 0, `${file}: chmod +x`);
  });

  test('pins every action to a commit and says which version that is', () => {
    for (const { file, text } of workflows)
      for (const [line, uses] of text.matchAll(/uses: (.*)/g))
        assert.match(uses ?? '', /^actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/, `${file}: ${line}`);
  });

  test('keeps the token out of the checkout', () => {
    const checkouts = workflows.flatMap(stepsOf).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    assert.ok(checkouts.length > 0);
    for (const step of checkouts) assert.equal(step.with?.['persist-credentials'], false);
  });

  test('puts nothing of an event into a command, where it would be run', () => {
    const commands = workflows.flatMap(stepsOf).flatMap(({ run }) => run ?? []);
    assert.deepEqual(
      commands.filter((command) => command.includes('${{')),
      [],
    );
  });
});

describe('code of a pull request', () => {
  const onPullRequest = workflows.filter(({ on }) => 'pull_request' in on);

  test('is run by check and review, never with the rights of the repository', () => {
    assert.deepEqual(onPullRequest.map(({ name }) => name).sort(), ['check', 'review']);
    for (const { file, on } of workflows) assert.ok(!('pull_request_target' in on), file);
  });

  test('gets neither secret nor token, and may only read', () => {
    for (const workflow of onPullRequest) {
      const commands = workflow.text.replace(/^\s*#.*$/gm, '');
      assert.doesNotMatch(commands, /secrets\.|github\.token|vars\./, workflow.file);
      for (const { permissions } of jobsOf(workflow)) assert.deepEqual(permissions, { contents: 'read' });
    }
  });

  test('is not what the job that comments runs: that takes the default branch, and the report as data', () => {
    const comment = named('comment');
    assert.deepEqual(Object.keys(comment.on), ['workflow_run']);
    assert.deepEqual((comment.on['workflow_run'] as { workflows: string[] }).workflows, [named('review').name]);
    const [job] = jobsOf(comment);
    assert.match(job?.if ?? '', /workflow_run\.event == 'pull_request'/);
    assert.deepEqual(job?.permissions, { actions: 'read', contents: 'read', 'pull-requests': 'write' });
    for (const step of stepsOf(comment)) assert.ok(!step.with || !('ref' in step.with));
    const download = stepsOf(comment).find(({ uses }) => uses?.startsWith('actions/download-artifact@'));
    assert.match(String(download?.with?.['path']), /^\$\{\{ runner\.temp \}\}\//, 'outside the checkout');
    assert.deepEqual(
      stepsOf(comment).flatMap(({ run }) => run ?? []),
      ['node scripts/setup.mjs', 'node scripts/changes/post.ts "$RUNNER_TEMP/report"'],
    );
    const withToken = stepsOf(comment).filter(({ env }) => JSON.stringify(env ?? {}).includes('github.token'));
    assert.deepEqual(
      withToken.map(({ run }) => run?.slice(0, 28)),
      ['node scripts/changes/post.ts'],
    );
  });
});

test('the check of external links waits for status, for both push to one branch, and is no part of a pull request', () => {
  const concurrency = (name: string) => (named(name) as unknown as { concurrency: object }).concurrency;
  assert.deepEqual(concurrency('links'), concurrency('status'));
  assert.deepEqual(Object.keys(named('links').on), ['schedule', 'workflow_dispatch']);
  const writing = jobsOf(named('links')).filter(({ permissions }) => permissions?.['contents'] === 'write');
  for (const { run } of writing.flatMap(({ steps }) => steps))
    if (run) assert.match(run, /^deploy\/live-branch\.sh keep "\$RUNNER_TEMP\/live"$/);
});

test('what another job packed is unpacked outside the checkout, and no token is in the environment of a job', () => {
  for (const name of ['links', 'status']) {
    const steps = stepsOf(named(name));
    const downloads = steps.filter(({ uses }) => uses?.startsWith('actions/download-artifact@'));
    assert.deepEqual(
      downloads.map((step) => String(step.with?.['path']).replace(/^\$\{\{ runner\.temp \}\}\//, 'outside/')),
      ['outside/live'],
    );
    for (const job of jobsOf(named(name))) assert.ok(!('env' in job), name);
    const withToken = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('github.token'));
    assert.ok(withToken.every(({ run }) => run?.startsWith('deploy/live-branch.sh ')));
  }
});

test('updates come as small pull requests: libraries and actions grouped and weekly, what mends a weakness on its own', () => {
  interface Update {
    'package-ecosystem': string;
    schedule: { interval: string };
    groups: Record<string, { 'applies-to'?: string }>;
  }
  const { version, updates } = parse(read('.github/dependabot.yml')) as { version: number; updates: Update[] };
  assert.equal(version, 2);
  assert.deepEqual(updates.map((update) => update['package-ecosystem']).sort(), ['github-actions', 'npm']);
  for (const { schedule, groups } of updates) {
    assert.equal(schedule.interval, 'weekly');
    assert.ok(Object.keys(groups).length > 0);
  }
  const libraries = updates.find((update) => update['package-ecosystem'] === 'npm');
  const kinds = Object.values(libraries?.groups ?? {}).map((group) => group['applies-to']);
  assert.deepEqual(kinds.sort(), ['security-updates', 'version-updates']);
});

test('Gitee checks pushes and pull requests without a variable', () => {
  const pipeline = parse(read('.workflow/check.yml')) as { triggers: Record<string, { branches: object }> };
  assert.deepEqual(Object.keys(pipeline.triggers), ['push', 'pr']);
  assert.doesNotMatch(read('deploy/gitee-check.sh'), /TOKEN|SECRET/);
});

describe('the templates', () => {
  interface Field {
    type: string;
    id?: string;
    attributes: { label?: string; value?: string };
  }
  const forms = globSync('.github/ISSUE_TEMPLATE/[0-9]*.yml').sort();

  test('of issues are forms in Chinese, with English after it, and ask for the source of a fact', () => {
    assert.equal(forms.length, 3);
    for (const file of forms) {
      const { name, description, body } = parse(read(file)) as { name: string; description: string; body: Field[] };
      assert.match(name, /^\p{Script=Han}/u);
      assert.match(description, /\p{Script=Han}.* · [A-Z]/u, file);
      const labels = body.flatMap(({ attributes: { label } }) => label ?? []);
      for (const label of labels) assert.match(label, /^\p{Script=Han}.* · [A-Z]/u, file);
      const ids = body.flatMap(({ id }) => id ?? []);
      assert.equal(new Set(ids).size, ids.length, file);
      for (const { type } of body) assert.ok(['markdown', 'input', 'textarea'].includes(type), `${file}: ${type}`);
    }
    for (const file of forms.slice(0, 2)) assert.match(read(file), /id: source/, file);
  });

  test('leave the blank issue that the footer of every page opens', () => {
    assert.deepEqual(parse(read('.github/ISSUE_TEMPLATE/config.yml')), { blank_issues_enabled: true });
  });

  test('of pull requests ask the same on both forges', () => {
    const boxes = (file: string) => read(file).match(/^- \[ \] .*$/gm) ?? [];
    const github = boxes('.github/PULL_REQUEST_TEMPLATE.md').map((box) => box.replace(/ · .*/, ''));
    assert.deepEqual(boxes('.gitee/PULL_REQUEST_TEMPLATE.zh-CN.md'), github);
    assert.equal(github.length, 4);
  });

  test('of issues are of the same kinds on both forges', () => {
    const kinds = read('.gitee/ISSUE_TEMPLATE.zh-CN.md').match(/(?<=^### .、).*$/gm);
    assert.deepEqual(
      kinds,
      forms.map((file) => (parse(read(file)) as { name: string }).name),
    );
  });
});
