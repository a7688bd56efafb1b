// No password, key or token stands in the content: what is public once stays known.
import { joined } from '#language/names.ts';
import { accessIn } from '#scripts/kit/private/access.ts';
import { blotted, secretsIn } from '#scripts/kit/private/secrets.ts';
import { apart } from '#scripts/kit/private/span.ts';
import { type Check, inEach } from '#scripts/check/rule.ts';

export const secrets: Check = {
  name: 'secrets',
  description: '内容中没有密码、私钥、令牌、会议号和机器的登录地址',
  given: () => null,
  run: (site, sources = site.sources) =>
    inEach(sources, ({ text }) =>
      apart([...secretsIn(text), ...accessIn(text)]).map(({ kind, start, end }) => ({
        at: start,
        found: `${joined('内容中有', kind)}：${blotted(text.slice(start, end))}`,
        expected: '公开的文件中没有密码、私钥、令牌、会议号和机器的登录地址',
        fix: '在原系统中停用并更换，再从文件中删除；如果只是示例，写成 <令牌>',
      })),
    ),
};
