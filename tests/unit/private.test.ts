// The gate for what is private: hosts, addresses, people and secrets go, versions, files and products stay.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { masked } from '#scripts/kit/private/gate.ts';
import { secretsOf } from '#scripts/kit/redact.ts';

const allowed = { hosts: new Set(['build.oc.example', 'bugs.opencloudos.tech']) };
const publish = (text: string) => masked(text, allowed);

test('machines are not shown, whatever their names end in and however they are written', () => {
  const machines = [
    ...['worker_7.example', 'b2.page.dev', 'kojid.cloud', 'node-3.run', 'ci.cc', 'a.b.cn', 'x1.xn--fiqs8s', 'oc1.vip'],
    ...['172.16.4.9.sslip.io', 'Builder04.OC.Example', 'kojid.opencloudos.tech', 'db.svc.cluster.local', 'nas.home'],
    ...[
      '构建机.中国',
      '[2001:db8::7]',
      'fe80::21:7%eth1',
      'fd12:3456::1',
      '::ffff:10.0.0.8',
      '10.8.0.17',
      '43.129.8.8',
    ],
    ...['192.168.7', '100.64.3.2'],
    ...[
      'ｂ２．ｐａｇｅ．ｄｅｖ',
      'b2。page。dev',
      '１０．８．０．１７',
      'b2[.]page[.]dev',
      'b2(dot)page(dot)dev',
      'b2.page{点}dev',
    ],
    ...['b2\u200b.page.dev', 'b2.pa\u00adge.dev', '10.8\u2060.0.17', '\u202eb2.page.dev\u202c'],
  ];
  for (const machine of machines) {
    const shown = publish(`disk full on ${machine}, again`);
    assert.match(shown, /^disk full on \[?…\]?, again$/, machine);
  }
  for (const own of allowed.hosts) assert.equal(publish(`see ${own} now`), `see ${own} now`);
});

test('what a person or a secret is does not depend on signs that nobody sees, nor on other separators', () => {
  const own = [
    '138\u200b12345678',
    '138.1234.5678',
    'zh\u00adang@example.org',
    'zhang\u2066@example.org',
    'vx: zhang_san88',
  ];
  for (const value of own) assert.equal(publish(`找 ${value} 问`), '找 … 问', JSON.stringify(value));
  for (const value of ['pass=hunter22x', 'secret_key: "abc123def456"', 'gh\u200bp_abcdefghijklmnop1234'])
    assert.doesNotMatch(publish(`log ${value}`), /hunter|abc\w*123|ghp_/, JSON.stringify(value));
  assert.equal(publish('pass=120 fail=2，升级完成。See 1.2.3'), 'pass=120 fail=2，升级完成。See 1.2.3');
});

test('four small numbers are an address, but for what stands beside a version', () => {
  for (const text of [
    '11.22.33.44',
    '服务器 8.8.8.8 无响应',
    'dns 1.1.1.1',
    'server 1.2.3.4 down',
    '（11.22.33.44）',
    'ssh 12.3.4.5',
  ])
    assert.doesNotMatch(publish(text), /\d\.\d/, text);
  for (const text of [
    ...[
      '升级到 1.2.3.4',
      '版本 1.2.3.4',
      '1.2.3.4 发布',
      'v1.2.3.4',
      'glibc 2.28.0.1',
      'openssl 1.1.1.11',
      '驱动 10.0.19041.1',
    ],
    ...[
      'IE 11.0.9600.17031',
      'koji-1.2.3.4',
      'koji 更新到 1.34.0.1',
      '升级到 GCC 10.3.1',
      '1.2.3.4-rc1',
      'version: 1.2.3.4',
    ],
  ])
    assert.equal(publish(text), text);
});

test('a password that is said in words goes, what is said of passwords stays', () => {
  for (const text of [
    '密码是 hunter22',
    '密码为 Tx9#kk',
    '口令：123456',
    'the password is Qwer1234',
    '默认密码 Qwer1234!',
    '密码改成 a1b2c3',
  ])
    assert.doesNotMatch(publish(text), /hunter|Tx9|1234|Qwer|a1b2/, text);
  for (const text of [
    ...[
      '密码是什么',
      '口令为空时报错',
      '密码为 SHA256 摘要',
      'password is required',
      '密码：至少 8 位',
      '新密码不生效',
      '令牌是 JWT',
    ],
    ...['password: see the manual', '密码长度 12 位', '默认密码策略'],
  ])
    assert.equal(publish(text), text);
});

test('a file of C++ is told from a host by what stands around it', () => {
  for (const text of ['修复 foo.cc 编译错误', 'main.cc:12: error', 'src/foo.cc', '编译 main.cc 失败', 'in file foo.cc'])
    assert.equal(publish(text), text);
  for (const text of ['ci.cc', '无法访问 ci.cc', 'https://ci.cc/', 'b1.ci.cc:12'])
    assert.doesNotMatch(publish(text), /ci\.cc/, text);
});

test('a host that the end of a title cut is none the less one', () => {
  assert.equal(publish('disk full on builder-01.oc.exa…'), 'disk full on …');
});

test('versions, files, units and products stay', () => {
  for (const text of [
    ...['GCC 12.2.1', 'kernel-6.6.1-1.oc9', 'python3.11-3.11.2-1.oc9.noarch', 'glibc 2.38', 'Go 1.22.3', 'v1.0.dev'],
    ...[
      '/etc/rc.d/rc.local',
      'VB.NET and ASP.NET',
      'chronyd@pool.service',
      'icon@3x.png',
      'astro@7.3.5',
      'socket.io 4',
    ],
    ...['main.py', 'run.sh', 'lib.rs', 'notes.md', 'libfoo.so.1', 'x.tar.gz', 'src/main.cc', 'nginx.conf', 'a.spec'],
    ...['std::vector', 'at 12:30:45', 'ratio 3:2:1', 'version 10.3.1', 'OpenSSL 3.0.7', 'node.js', 'python-3.6.8.rpm'],
    ...['see 5.4.3.2', 'task 1234567', 'a:b:c', 'meet at noon', 'available at home', 'RFC 5322 3.4.1', 'e.g. this'],
  ]) {
    assert.equal(publish(text), text);
  }
});

test('people are not shown, nor the half of an address whose host went', () => {
  for (const person of [
    ...['li.lei_AT_example.org', 'lilei -at- example -dot- org', 'lilei @ example . org', 'l i l e i @ b . o r g'],
    ...[
      'lilei艾特example.org',
      'lilei&#64;example.org',
      'lilei＠ｅｘａｍｐｌｅ．org',
      'lilei(at)oc(dot)cn',
      'lilei@worker_7.dev',
    ],
    ...['lilei7 at worker.dev', 'zhaoyi # worker.dev', 'hanmeimei AT b2.run', 'mailto:a%40b.cn', 'root@10.1.2.3'],
    ...['13912345678', '+86 139-1234-5678', '１３９１２３４５６７８', '110105 19491231 002X', 'wxid_abcd1234efgh'],
  ]) {
    const shown = publish(`from ${person}; more`);
    assert.match(shown, /^from …[;；]? ?more$|^from …; more$/, `${person}: ${shown}`);
  }
});

test('keys, tokens and passwords are not shown', () => {
  for (const secret of [
    ...[
      `ghp_${'a1B2c3'.repeat(6)}`,
      `gho_${'a1B2c3'.repeat(3)}`,
      `AKIA${'ABCD1234'.repeat(2)}`,
      `sk-${'a1b2'.repeat(8)}`,
    ],
    ...[`glpat-${'a1b2'.repeat(6)}`],
  ]) {
    assert.equal(publish(`leaked ${secret} here`), 'leaked … here');
  }
  for (const set of ['password=letmein', 'passwd = hunter', 'PASSWORD="abc def"', 'token: a1b2c3d4', '密码：qwe123rt'])
    assert.doesNotMatch(publish(`login fails with ${set}`), /letmein|hunter|abc d|a1b2c3d4|qwe123rt/, set);
});

test('a value of the environment is not shown, as it is, in an address or in a header', () => {
  const environment = {
    ...{ GITEE_TOKEN: 'plainword', DEPLOY_KEY: 'first line\nsecond line', MY_PASSPHRASE: 'a b+c/d', HOME: '/home/ci' },
    ...{ EDITOR_KEY: 'vim' },
  };
  const secrets = secretsOf(environment);
  const show = (text: string) => masked(text, { ...allowed, secrets });
  assert.equal(show('repository plainword/x'), 'repository …/x');
  assert.equal(show('has second line'), 'has …');
  assert.equal(show(`q=${encodeURIComponent('a b+c/d')}`), 'q=…');
  assert.equal(show(Buffer.from('plainword').toString('base64')), '…');
  assert.equal(show('/home/ci and vim'), '/home/ci and vim');
});

test('the gate takes no time for what is made to be slow', () => {
  for (const part of ['a', 'a.', 'a@', '1:', '::', 'a at ', '_at_', '(at)', 'password=', '10.', '…', 'a b @ ']) {
    const begin = performance.now();
    publish(part.repeat(5000 / part.length));
    assert.ok(performance.now() - begin < 1000, part);
  }
});
