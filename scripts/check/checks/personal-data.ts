// Nobody's private mail address, telephone, identity number or chat account stands in the content.
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding } from '#scripts/check/finding.ts';
import { at } from '#scripts/check/content/places.ts';
import { kinds, type Own, plain, withParents } from '#scripts/check/advice/private-data.ts';
import { isVerbatim, type Site } from '#scripts/check/content/read.ts';

const hostOf = (url: unknown): string[] =>
  typeof url === 'string' && URL.canParse(url) ? [new URL(url).hostname.replace(/^www\./, '')] : [];

const ownOf = ({ sources, config }: Site): Own => {
  const addresses = sources
    .filter(({ collection }) => collection === 'lists')
    .map(({ data }) => String((data as { address?: unknown } | undefined)?.address));
  const domains = addresses.flatMap((address) => withParents(address.split('@')[1] ?? ''));
  const hosts = [config?.communityUrl, config?.address].flatMap(hostOf);
  return {
    domains: new Set([...domains, ...hosts]),
    names: new Set([config?.community.zh, config?.community.en, config?.shortName].map(plain)),
  };
};

export const personalData: Check = {
  name: 'personal-data',
  description: '内容里没有个人邮箱、手机号、身份证号、微信号和 QQ 号',
  run: (site) => {
    const own = ownOf(site);
    return site.sources
      .filter((source) => !isVerbatim(source))
      .flatMap((source) =>
        kinds.flatMap(({ pattern, isReal, words }) =>
          [...source.text.matchAll(pattern)].flatMap(({ 0: match, index }): RuleFinding[] =>
            isReal(match, own) ? [{ ...at(source, index), ...words(match) }] : [],
          ),
        ),
      );
  },
};
