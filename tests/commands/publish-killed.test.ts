// npm run publish -- deploy, killed with SIGKILL at each of its steps: the old site or the new one, never a mixture; the next run works.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { serve } from '#scripts/serve/server.ts';
import {
  deploymentIn,
  folderFor,
  killAll,
  killingAt,
  online,
  publishHere,
  site,
  start,
} from '../support/publishing.ts';
import { isWhole } from '../support/whole.ts';

const linuxOnly =
  process.platform === 'linux' ? {} : { skip: '发布用到 GNU coreutils（mv -T、sync -f），只在 Linux 上运行' };

/** As they are announced; before the first of them nothing has been done yet. */
const steps = ['检查站点', '读取线上版本', '压缩', '上传', '核对', '服务器配置', '切换', '验证 http', '清理'];
/** What is run where the site is kept. */
const programs = ['basename', 'cat', 'chmod', 'ln', 'ls', 'mkdir', 'mv', 'readlink', 'rm', 'sha256sum', 'sort', 'sync'];

const prepare = async (t: TestContext) => {
  const folder = folderFor(t);
  const www = join(folder, 'www');
  // So many that the oldest have to go.
  for (let day = 1; day <= 6; day += 1) mkdirSync(join(www, `releases/2020010${day}T000000.000Z`), { recursive: true });
  await publishHere(www, site(join(folder, 'dist'), 'old'));
  const served = await serve({ folder: join(www, 'current'), port: 0 });
  t.after(() => served.close());
  const given = ['deploy', '--from', join(folder, 'dist'), '--to', www, '--check', served.address];
  const surviving = async () => {
    // Throws where it is a mixture.
    const found = online(www);
    await publishHere(www, site(join(folder, 'dist'), `next${performance.now().toFixed(0)}`));
    return found;
  };
  return { folder, www, given, environment: deploymentIn(folder), surviving };
};

describe('a run that is killed', linuxOnly, () => {
  for (const step of steps)
    test(`when it begins “${step}” leaves the old site or the new one, and the next run works`, async (t) => {
      const { folder, given, environment, surviving } = await prepare(t);
      site(join(folder, 'dist'), 'new');
      let reached = false;
      const { code } = await start(given, environment, (said, child) => {
        if (reached || !said.includes(step)) return;
        reached = true;
        killAll(child);
      });
      assert.ok(reached, `${step} was never announced`);
      assert.equal(code, null, 'it was killed');
      assert.ok(['old', 'new'].includes(await surviving()));
    });

  test('before any of the programs that it runs leaves the old site or the new one, and the next run works', async (t) => {
    const { folder, www, given, environment, surviving } = await prepare(t);
    const found: string[] = [];
    // Every call of a whole run; otherwise each fifth.
    for (let call = 1; ; call += isWhole ? 1 : 5) {
      const before = online(www);
      site(join(folder, 'dist'), `new${call}`);
      const { code, err } = await start(given, { ...environment, ...killingAt(folder, programs, call) });
      if (code === 0) break;
      assert.equal(code, null, `killed at call ${call}: ${err}`);
      const after = await surviving();
      assert.ok([before, `new${call}`].includes(after), after);
      found.push(after === before ? 'old' : 'new');
    }
    assert.ok(found.length > (isWhole ? 15 : 2), `${found.length} calls`);
    // First always the old one, then always the new one.
    assert.match(found.join(' '), /^(old )+(new ?)+$/);
  });
});
