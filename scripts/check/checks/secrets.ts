// No password, key or token stands in the content: what is public once stays known.
import { blotted, secretsIn } from '#scripts/kit/private/secrets.ts';
import { type Check, inEach } from '#scripts/check/rule.ts';

export const secrets: Check = {
  name: 'secrets',
  description: '内容里没有密码、私钥和令牌',
  run: ({ sources }) =>
    inEach(sources, ({ text }) =>
      secretsIn(text).map(({ kind, start, end }) => ({
        at: start,
        found: `${kind}：${blotted(text.slice(start, end))}`,
        expected: '公开的文件里没有密码、私钥和令牌',
        fix: '先去原处停用并更换它，再从文件里删去；只是举例的，写成 <令牌>',
      })),
    ),
};
