// Names put together, and how wide they are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joined, pageTitle, siteName } from '#language/names.ts';
import { columns } from '#language/width.ts';

const site = {
  community: { zh: 'OpenCloudOS', en: 'OpenCloudOS' },
  name: { zh: '基础设施 SIG', en: 'Infrastructure SIG' },
  shortName: 'SIG-infra',
};

test('parts meet with a space where Latin letters or digits meet, and without one between Chinese', () => {
  assert.equal(joined('OpenCloudOS', '账号系统', '的状态'), 'OpenCloudOS 账号系统的状态');
  assert.equal(joined('示例社区', '示例 SIG'), '示例社区示例 SIG');
  assert.equal(joined('模块构建服务 MBS', '的状态'), '模块构建服务 MBS 的状态');
  assert.equal(joined('Example community', 'Example SIG'), 'Example community Example SIG');
  assert.equal(joined('软件源（.org）', '的状态'), '软件源（.org）的状态');
  assert.equal(joined('', '成员'), '成员');
});

test('the site is named by its community and its SIG, in either language', () => {
  assert.equal(siteName(site, 'zh'), 'OpenCloudOS 基础设施 SIG');
  assert.equal(siteName(site, 'en'), 'OpenCloudOS Infrastructure SIG');
  assert.equal(siteName({ ...site, name: { zh: '基础设施组' } }, 'en'), 'OpenCloudOS 基础设施组');
});

test('a Chinese character or sign is two columns wide', () => {
  assert.equal(columns('SIG 会议，12'), 12);
  assert.equal(columns('𠮷'), 2);
});

test('a page’s title ends in the site’s name, or in the short one where it would be cut', () => {
  assert.equal(pageTitle('会议', site, 'zh'), '会议 · OpenCloudOS 基础设施 SIG');
  assert.equal(pageTitle('长'.repeat(21), site, 'zh'), `${'长'.repeat(21)} · SIG-infra`);
});

test('a title that names the community does not name it twice', () => {
  assert.equal(pageTitle('OpenCloudOS 构建系统', site, 'zh'), 'OpenCloudOS 构建系统 · 基础设施 SIG');
  assert.equal(pageTitle('OpenCloudOS mirrors', site, 'en'), 'OpenCloudOS mirrors · Infrastructure SIG');
});

test('a page of a day says so in its title, where there is room', () => {
  assert.equal(pageTitle('例会', site, 'zh', { day: '2026-11-24' }), '例会（2026-11-24） · OpenCloudOS 基础设施 SIG');
  assert.equal(
    pageTitle('Salon', site, 'en', { day: '2026-11-24' }),
    'Salon (2026-11-24) · OpenCloudOS Infrastructure SIG',
  );
  assert.equal(pageTitle('长'.repeat(20), site, 'zh', { day: '2026-11-24' }), `${'长'.repeat(20)} · SIG-infra`);
});
