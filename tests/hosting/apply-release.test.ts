// deploy/nginx/apply-release with a real nginx, by itself and at work while a site is published.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { codeIn } from '#scripts/build/page-code.ts';
import { sourceHash } from '#scripts/publish/hosting/policy.ts';
import { deploymentIn, online, publishHere, site, start, temporaryFolder } from '../support/publishing.ts';
import { describeUnless } from '../support/hosting/needs.ts';
import { ask, type Nginx, noNginx, startNginx } from '../support/hosting/nginx.ts';

describeUnless(noNginx, 'apply-release', () => {
  const folder = temporaryFolder();
  const www = join(folder.path, 'www');
  const dist = join(folder.path, 'dist');
  let server: Nginx;
  const apply = () => {
    const env = { PATH: process.env['PATH'], NGINX_COMMAND: server.command.join(' ') };
    return spawnSync('deploy/nginx/apply-release', [www, server.settings], { env, encoding: 'utf8' });
  };
  const given = () => readFileSync(join(www, 'release.conf'), 'utf8');
  const taken = () => readFileSync(join(server.settings, 'release.conf'), 'utf8');
  const policy = async () => (await ask(server, '/')).headers['content-security-policy'] ?? '';
  const styled = (style: string) => ({ 'charter/index.html': `<style>${style}</style><p>${style}</p></html>` });

  before(async () => {
    await publishHere(www, site(dist, 'one'));
    server = await startNginx(folder.path, www);
  });
  after(async () => {
    await server?.close();
    folder.remove();
  });

  test('does and says nothing where nothing has changed', () => {
    assert.deepEqual([apply().status, apply().stdout, apply().stderr], [0, '', '']);
  });

  test('has nginx go by a new policy and new redirects', async () => {
    const moved = JSON.stringify([{ from: '/rules.v1/', to: '/charter/#two', status: 308 }]);
    await publishHere(www, site(dist, 'two', { ...styled('two'), 'redirects.json': moved }));
    assert.ok(!(await policy()).includes(sourceHash('two')));
    const { status, stdout, stderr } = apply();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /nginx 已应用新的/);
    await until(async () => (await policy()).includes(sourceHash('two')));
    await until(async () => (await ask(server, '/rules.v1/')).headers['location'] === '/charter/#two');
  });

  test('takes no line of another form, and does not show it', () => {
    const good = given();
    const before = taken();
    for (const line of [
      'include /etc/shadow;',
      '  default "x"; } server { root /; ',
      '  default "$http_cookie";',
      '  default "x\\"; y";',
      '  "~^/(a+)+$" "/";',
      '  "~^/a$" "https://elsewhere.example/";',
      '  "~^/a$" "//elsewhere.example/";',
      '  "~^/a$" "/$http_host";',
      'map $host $other_policy { include x;',
      'map $host $other_policy {',
      'map $uri $sig_moved_301 {',
      'map $uri $sig_example_2_moved_308 {',
      'map $host $sig_example_policy_policy {',
      'map $host $x_sig_example_policy {',
      'load_module x.so;',
    ]) {
      writeFileSync(join(www, 'release.conf'), `${good}${line}\n`);
      const { status, stderr } = apply();
      assert.equal(status, 1, line);
      assert.match(stderr, /中有未知的行，未采用。行号：\d+/);
      assert.ok(!stderr.includes(line), stderr);
      assert.equal(taken(), before);
    }
    writeFileSync(join(www, 'release.conf'), good);
  });

  test('takes back what nginx does not take', async () => {
    const good = given();
    const before = taken();
    // Every line has its form, but the map of the policy is gone.
    writeFileSync(join(www, 'release.conf'), good.replace(/^map \$host[^}]*\}\n/, ''));
    const { status, stderr } = apply();
    assert.equal(status, 1);
    assert.match(stderr, /已恢复原配置/);
    assert.equal(taken(), before);
    assert.equal((await ask(server, '/')).status, 200);
    writeFileSync(join(www, 'release.conf'), good);
  });

  test('does not follow a link', () => {
    const good = given();
    rmSync(join(www, 'release.conf'));
    symlinkSync('/etc/passwd', join(www, 'release.conf'));
    const { status, stderr } = apply();
    assert.equal(status, 1);
    assert.match(stderr, /不是普通文件/);
    rmSync(join(www, 'release.conf'));
    writeFileSync(join(www, 'release.conf'), good);
  });

  test('run by whoever watches, lets a site with other styles go online and back without a page under a wrong policy', async (t) => {
    // What sig-infra-settings.path does.
    const watching = watch(www, (_, name) => void (name === 'release.conf' && apply()));
    t.after(() => watching.close());
    const environment = { ...deploymentIn(folder.path), NODE_EXTRA_CA_CERTS: server.certificate };
    const more = ['--to', www, '--check', server.address];
    const allowed = async () => {
      const { body } = await ask(server, '/charter/');
      const [hash = ''] = codeIn(body.toString()).styles.map(sourceHash);
      return hash === '' || (await policy()).includes(hash);
    };
    const wrong: string[] = [];
    let publishing = true;
    const visiting = (async () => {
      while (publishing) if (!(await allowed())) wrong.push(online(www));
    })();
    const { code, out, err } = await start(
      ['deploy', '--from', site(dist, 'three', styled('three')), ...more],
      environment,
    );
    assert.equal(code, 0, out + err);
    assert.match(out, /服务器已应用新配置[\s\S]*与本次部署一致/);
    const back = await start(['rollback', ...more], environment);
    assert.equal(back.code, 0, back.out + back.err);
    publishing = false;
    await visiting;
    assert.deepEqual(wrong, []);
    assert.equal(readFileSync(join(www, 'current/mark.svg'), 'utf8').trim(), 'two');
  });

  test('run by whoever watches, goes back with a release that is not as it should be', async (t) => {
    const watching = watch(www, (_, name) => void (name === 'release.conf' && apply()));
    t.after(() => watching.close());
    const fetch = async ({ pathname, search }: URL) => {
      const { status, headers, body } = await ask(server, `${pathname}${search}`);
      return new Response(new Uint8Array(body), { status, headers });
    };
    const deploy = () => publishHere(www, dist, { address: server.address, fetch, attempts: 4 });
    const location = async (path: string) => (await ask(server, path)).headers['location'];
    const mark = () => readFileSync(join(www, 'current/mark.svg'), 'utf8');
    site(dist, 'four', { ...styled('four'), 'redirects.json': JSON.stringify([kept]) });
    assert.match(await deploy(), /部署完成/);
    // The settings that served both releases are in force for a moment longer.
    await until(async () => taken() === given() && taken().includes(`"${await policy()}"`));
    const before = [taken(), await policy(), mark()];
    // A home page that leads away is no home page; the other address is one that the site before has as a page.
    const moved = [kept, { from: '/', to: '/en/', status: 307 }, { from: '/charter/', to: '/en/', status: 302 }];
    site(dist, 'five', { ...styled('five'), 'redirects.json': JSON.stringify(moved) });
    await assert.rejects(deploy(), /线上内容与本次部署不一致，已回滚到/);
    await until(async () => (await ask(server, '/charter/')).status === 200);
    await until(async () => isDeepStrictEqual([taken(), await policy(), mark()], before));
    assert.equal((await ask(server, '/')).status, 200);
    assert.equal(await location(kept.from), kept.to);
  });
});

const kept = { from: '/was/', to: '/charter/', status: 308 };

/** nginx starts new workers a moment after it was told to, and the old ones may still answer once. */
async function until(find: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await find()) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  assert.fail('nginx does not go by it');
}
