// What npm run publish -- deploy does not put online, and what it takes back.
import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { keep, take } from '#scripts/kit/cache.ts';
import { lostAddresses } from '#scripts/publish/deploy/inspect.ts';
import { addDays } from '#language/dates.ts';
import { today } from '#site.ts';
import { faultsOf, missingForPublic, notBuiltWith, toFollow } from '#scripts/publish/deploy/inspect.ts';
import { parseRelease } from '#scripts/publish/deploy/release.ts';
import { filesIn } from '#scripts/publish/hosting/built-site.ts';
import { serve } from '#scripts/serve/server.ts';
import {
  deploymentIn,
  folderFor,
  online,
  pages,
  publishHere,
  releasesIn,
  sealed,
  site,
  start,
  write,
} from '../support/publishing.ts';

const linuxOnly =
  process.platform === 'linux' ? {} : { skip: '发布用到 GNU coreutils（mv -T、sync -f），只在 Linux 上运行' };
const languages = ['zh', 'en'];

describe('a built folder', () => {
  const faults = (t: TestContext, change: (folder: string) => void) => {
    const folder = site(join(folderFor(t), 'dist'), 'one');
    change(folder);
    return faultsOf(folder, filesIn(folder), languages).join('\n');
  };

  test('that is whole is fit', (t) =>
    assert.equal(
      faults(t, () => {}),
      '',
    ));

  test('that is empty is not', (t) => {
    const folder = folderFor(t);
    assert.match(faultsOf(folder, [], languages).join(), /为空。请先运行 npm run build/);
  });

  test('without what the last steps of a build write, or a language’s home or error page, is not', (t) => {
    const needed = ['sitemap-index.xml', 'pagefind/pagefind-entry.json', ...pages.slice(0, 4)];
    for (const file of needed)
      assert.match(
        faults(t, (folder) => rmSync(join(folder, file))),
        new RegExp(`站点不完整，缺少以下文件.*：${file}$`),
      );
    assert.match(
      faults(t, (folder) => needed.map((file) => rmSync(join(folder, file)))),
      /等 6 个$/,
    );
  });

  test('with a page that is cut short, an empty file or a link is not', (t) => {
    const cut = (folder: string) => writeFileSync(join(folder, 'charter/index.html'), '<html><p>on');
    assert.match(faults(t, cut), /页面不完整.*：charter\/index\.html/);
    assert.match(
      faults(t, (folder) => writeFileSync(join(folder, 'feed/news.xml'), '')),
      /为空.*：feed\/news\.xml/,
    );
    assert.match(
      faults(t, (folder) => symlinkSync('/etc/passwd', join(folder, 'passwd.txt'))),
      /不是普通文件.*：passwd\.txt/,
    );
  });

  test('with hidden files or files of an unknown kind is not', (t) => {
    assert.match(
      faults(t, (folder) => write(join(folder, '.git/config'), 'x')),
      /隐藏文件.*：\.git\/config/,
    );
    assert.match(
      faults(t, (folder) => write(join(folder, 'api/dump.sql'), 'x')),
      /类型未知.*：.*api\/dump\.sql/,
    );
    assert.equal(
      faults(t, (folder) => {
        write(join(folder, '.well-known/security.txt'), 'x');
        sealed(folder);
      }),
      '',
    );
  });

  test('with a file that is far too large is not', (t) => {
    const large = (folder: string) => write(join(folder, 'video.txt'), 'x'.repeat(26 * 2 ** 20));
    assert.match(faults(t, large), /大于 25\.0 MB：video\.txt/);
  });
});

test('a public site needs its address and its ICP number; the number of the police may follow, until a day', () => {
  const address = 'https://a.example/';
  const icp = '某ICP备20260001号-1';
  assert.deepEqual(missingForPublic({ address, filing: { icp } }), []);
  const [first, second, ...more] = missingForPublic({ filing: {} });
  assert.match(first ?? '', /address/);
  assert.match(second ?? '', /filing\.icp（ICP 备案号）.*--no-public/);
  assert.deepEqual(more, []);
  assert.match(toFollow({ address, filing: { icp } }).join(), /filing\.publicSecurity.*开通后 30 日内/);
  const day = (days: number) => addDays(today, -days);
  assert.match(toFollow({ address, filing: { icp, opened: day(30) } }).join(), new RegExp(`在 ${today} 之前`));
  assert.match(missingForPublic({ address, filing: { icp, opened: day(31) } }).join(), /filing\.publicSecurity/);
});

test('numbers of zeros, what is the example’s, and the mark of the site as the icon of the police are refused', () => {
  const address = 'https://a.example/';
  const filing = {
    icp: '例ICP备00000000号-1',
    publicSecurity: '某公网安备 00000000000000号',
    publicSecurityIcon: '/mark.svg',
  };
  const verification = {
    baidu: 'codeva-example',
    bing: '0'.repeat(32),
    files: [{ name: 'a.txt', content: 'example' }],
  };
  const said = missingForPublic({ address, filing, verification });
  for (const part of ['filing.icp', 'filing.publicSecurity 不是', '本站的标志', 'baidu、bing、a.txt'])
    assert.ok(
      said.some((line) => line.includes(part)),
      part,
    );
});

test('a public site shows the address and the numbers that its settings have now', (t) => {
  const languages: ('zh' | 'en')[] = ['zh', 'en'];
  const address = 'https://new.example.org/';
  const filing = { icp: '甲ICP备0号-1', publicSecurity: '甲公网安备 0号' };
  const folder = site(join(folderFor(t), 'dist'), 'one');
  assert.deepEqual(notBuiltWith(folder, { languages, filing: {} }), []);
  const missing = notBuiltWith(folder, { languages, address, filing });
  assert.deepEqual(
    missing.map((line) => /^(\S+) 中没有 site\.config\.ts 的 (\S+)（.*npm run build$/.exec(line)?.slice(1).join(' ')),
    ['index.html', 'en/index.html'].flatMap((page) =>
      ['address', 'filing.icp', 'filing.publicSecurity'].map((field) => `${page} ${field}`),
    ),
  );
  for (const page of ['index.html', 'en/index.html'])
    write(
      join(folder, page),
      `<link rel="canonical" href="${address}"><p>${filing.icp}</p><p>${filing.publicSecurity}</p></html>`,
    );
  assert.deepEqual(notBuiltWith(folder, { languages, address, filing }), []);
});

test('a site in which a file is another than the build made is refused, whatever the file is', linuxOnly, async (t) => {
  const folder = folderFor(t);
  const www = join(folder, 'www');
  const changes: [string, (file: string) => void][] = [
    ['charter/index.html', (file) => writeFileSync(file, '<script>evil()</script></html>')],
    ['_astro/page.DiUHnoSA.js', (file) => appendFileSync(file, ' ')],
    ['mark.svg', (file) => truncateSync(file, 2)],
    ['feed/news.xml', (file) => rmSync(file)],
    ['checksums.txt', (file) => appendFileSync(file, `${'0'.repeat(64)}  ../../etc/hostname\n`)],
  ];
  for (const [file, change] of changes) {
    const dist = site(join(folder, 'dist'), 'one');
    change(join(dist, file));
    const { code, err } = await start(['deploy', '--from', dist, '--to', www, '--no-check'], deploymentIn(folder));
    assert.equal(code, 1);
    assert.match(err, /未部署：\n {2}以下文件与构建时生成的不同。请重新运行 npm run build：/, file);
    assert.ok(!existsSync(www));
  }
});

test('a site with a file that the build did not write is refused', linuxOnly, async (t) => {
  const folder = folderFor(t);
  const www = join(folder, 'www');
  for (const file of ['extra/index.html', '_astro/evil.DiUHnoSA.js', 'charter/index.html.br']) {
    const dist = site(join(folder, 'dist'), 'one');
    write(join(dist, file), '<p>a</p></html>');
    const { code, err } = await start(['deploy', '--from', dist, '--to', www, '--no-check'], deploymentIn(folder));
    assert.equal(code, 1);
    assert.match(err, new RegExp(`不是由构建生成的。请删除，或重新运行 npm run build：${RegExp.escape(file)}`));
    assert.ok(!existsSync(www));
  }
});

test('a record of a release that is not whole is no record, and no mistake of ours', () => {
  const whole = {
    ...{ name: '20261123T093000.123Z', made: 1, files: { 'index.html': { sha256: 'a', since: 1 } }, redirects: [] },
    inline: { scripts: [], styles: [] },
  };
  assert.equal(parseRelease(JSON.stringify(whole)).name, whole.name);
  const broken = [
    ...[null, [], { ...whole, name: '../x' }, { ...whole, files: { a: 'b' } }, { ...whole, redirects: {} }],
    ...[
      { ...whole, inline: [] },
      { ...whole, inline: { scripts: 'a', styles: [] } },
      { ...whole, carried: { a: 'b' } },
    ],
  ].map((one) => JSON.stringify(one));
  for (const text of ['', '{', ...broken])
    assert.throws(() => parseRelease(text), { name: 'Error', message: /\.release\.json 无法解析/ }, text);
});

test('a packed copy that was spoilt where it is kept is packed again', linuxOnly, async (t) => {
  const folder = folderFor(t);
  const cache = join(folder, 'cache');
  const before = process.env['SITE_CACHE'];
  process.env['SITE_CACHE'] = cache;
  t.after(() => {
    if (before === undefined) delete process.env['SITE_CACHE'];
    else process.env['SITE_CACHE'] = before;
  });
  const dist = site(join(folder, 'dist'), 'one');
  await publishHere(join(folder, 'first'), dist);
  const kept = readdirSync(join(cache, 'packed'));
  assert.ok(kept.length > 3);
  // Sealed as what is kept, so that only the bytes themselves can tell.
  for (const [i, name] of kept.entries()) {
    const file = join(cache, 'packed', name);
    const bytes = take(file) ?? assert.fail();
    const other = name.endsWith('.br') ? brotliCompressSync('evil') : gzipSync('evil');
    keep(file, [bytes.subarray(0, 9), other, Buffer.alloc(0)][i % 3] ?? assert.fail());
  }
  const www = join(folder, 'second');
  await publishHere(www, dist);
  for (const file of ['index.html', 'en/404/index.html']) {
    const page = readFileSync(join(www, 'current', file));
    assert.deepEqual(brotliDecompressSync(readFileSync(join(www, 'current', `${file}.br`))), page);
    assert.deepEqual(gunzipSync(readFileSync(join(www, 'current', `${file}.gz`))), page);
  }
});

describe('an address that is online', () => {
  const before = [
    'index.html',
    '404.html',
    'old/index.html',
    'old/index.md',
    'share/04778e661d25.png',
    'badge/x.svg',
    '_astro/a-12345678.js',
    'pagefind/a.pf_meta',
  ];

  test('stays, or has to lead somewhere', () => {
    const after = ['index.html', '404.html', 'new/index.html'];
    assert.deepEqual(lostAddresses(before, after, []), [
      '/old/ 目前在线上，但新站点中没有该页面和重定向。请在 src/content/redirects/ 中添加重定向（没有新网址时填 gone: true），再重新构建',
      '/badge/x.svg 目前在线上，但新站点中没有该页面和重定向。请在 src/content/redirects/ 中添加重定向（没有新网址时填 gone: true），再重新构建',
    ]);
    const led = [
      { from: '/old/', to: '/new/#part', status: 301 },
      { from: '/badge/x.svg', to: '/', status: 301 },
    ];
    assert.deepEqual(lostAddresses(before, after, led), []);
  });

  test('must not lead to a page that is not there', () => {
    const astray = [{ from: '/old/', to: '/nowhere/', status: 301 }];
    assert.deepEqual(lostAddresses(['old/index.html'], ['index.html'], astray), [
      '重定向 /old/ → /nowhere/：新站点中没有 /nowhere/',
    ]);
  });
});

test('a host with a program of its own gets no configuration for a site that is not fit, unless it is a trial', async (t) => {
  const folder = folderFor(t);
  const dist = site(join(folder, 'dist'), 'one');
  const unfiled = deploymentIn(folder, { filing: {} });
  const config = (target: string, ...more: string[]) =>
    start(['config', '--target', target, '--from', dist, '--out', join(folder, target), ...more], unfiled);
  for (const target of ['edgeone', 'cos']) {
    const { code, err } = await config(target);
    assert.equal(code, 1);
    assert.match(err, /^未生成配置：\n {2}site\.config\.ts 未填写 filing\.icp/);
    assert.ok(!existsSync(join(folder, target)));
    assert.equal((await config(target, '--no-public')).code, 0);
  }
});

describe('publishing', linuxOnly, () => {
  test('names every reason at once, and leaves what is online alone', async (t) => {
    const folder = folderFor(t);
    const www = join(folder, 'www');
    await publishHere(www, site(join(folder, 'dist'), 'one'));
    const dist = site(join(folder, 'dist'), 'two');
    rmSync(join(dist, 'en/404'), { recursive: true });
    writeFileSync(join(dist, 'feed/news.xml'), '');
    sealed(dist);
    const { code, err } = await start(
      ['deploy', '--from', dist, '--to', www, '--public'],
      deploymentIn(folder, { filing: {} }),
    );
    assert.equal(code, 1);
    assert.match(err, /^未部署：\n.*en\/404\/index\.html\n.*feed\/news\.xml\n.*filing\.icp/);
    assert.equal(online(www), 'one');
    assert.equal(releasesIn(www).length, 1);
  });

  test('refuses a folder without a site with the command that builds one', async (t) => {
    const folder = folderFor(t);
    mkdirSync(join(folder, 'empty'));
    await assert.rejects(publishHere(join(folder, 'www'), join(folder, 'empty')), /没有已构建的站点.*npm run build/);
  });

  test('refuses a site that has lost a page without a redirect, and takes it with one', async (t) => {
    const folder = folderFor(t);
    const www = join(folder, 'www');
    await publishHere(www, site(join(folder, 'dist'), 'one', { 'news/old/index.html': '<p>one</html>' }));
    const dist = site(join(folder, 'dist'), 'two');
    await assert.rejects(
      publishHere(www, dist),
      /未部署：\n {2}\/news\/old\/ 目前在线上，但新站点中没有该页面和重定向/,
    );
    assert.equal(releasesIn(www).length, 1);
    write(join(dist, 'redirects.json'), JSON.stringify([{ from: '/news/old/', to: '/charter/', status: 301 }]));
    await publishHere(www, dist);
    assert.equal(releasesIn(www).length, 2);
  });

  test('waits for the server to know the policy of the next site, and leaves the old one online where it does not', async (t) => {
    const folder = folderFor(t);
    const www = join(folder, 'www');
    await publishHere(www, site(join(folder, 'dist'), 'one'));
    // Answers with the policy of what it serves, as a server whose configuration nobody renews.
    const { address, close } = await serve({ folder: realpathSync(join(www, 'current')), port: 0 });
    t.after(close);
    const styled = { 'charter/index.html': '<style>p{color:red}</style><p>two</p></html>' };
    const dist = site(join(folder, 'dist'), 'two', styled);
    await assert.rejects(
      publishHere(www, dist, { address, attempts: 2 }),
      /尚未应用.*release\.conf[\s\S]*不允许 'sha256-/,
    );
    assert.equal(online(www), 'one');
    assert.equal(releasesIn(www).length, 1);
  });

  test('looks at the live address, and is content with the release that it put there', async (t) => {
    const folder = folderFor(t);
    const www = join(folder, 'www');
    await publishHere(www, site(join(folder, 'dist'), 'one'));
    const { address, close } = await serve({ folder: join(www, 'current'), port: 0 });
    t.after(close);
    const said = await publishHere(www, site(join(folder, 'dist'), 'two'), { address });
    assert.match(said, /与本次部署一致[\s\S]*部署完成/);
    assert.equal(online(www), 'two');
  });

  test('takes a release back that is not what visitors get', async (t) => {
    const folder = folderFor(t);
    const www = join(folder, 'www');
    await publishHere(www, site(join(folder, 'dist'), 'one'));
    const { address, close } = await serve({ folder: realpathSync(join(www, 'current')), port: 0 });
    t.after(close);
    const publishing = publishHere(www, site(join(folder, 'dist'), 'two'), { address, attempts: 2 });
    await assert.rejects(
      publishing,
      /线上内容与本次部署不一致，已回滚到 [\dTZ.]+：\n {2}\/release\.txt\?.* 的状态码为|的内容与本次部署不一致/,
    );
    assert.equal(online(www), 'one');
    assert.equal(releasesIn(www).length, 1, 'a release that was seen to be bad is not kept');
  });

  test('that never was seen leaves the first release online, and says so', async (t) => {
    const folder = folderFor(t);
    const www = join(folder, 'www');
    const address = 'http://127.0.0.1:9/';
    const publishing = publishHere(www, site(join(folder, 'dist'), 'one'), { address, attempts: 1 });
    await assert.rejects(publishing, /线上内容与本次部署不一致：\n.*无法访问[\s\S]*没有可回滚的版本/);
    assert.equal(online(www), 'one');
  });
});
