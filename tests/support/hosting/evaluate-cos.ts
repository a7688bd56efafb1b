// What COS behind Tencent's CDN says: the object's own headers, the bucket's website, the CDN's headers on everything.
import { XMLParser } from 'fast-xml-parser';
import type { CosObject } from '#scripts/publish/hosting/cos.ts';
import { lowerCase } from './answered.ts';

interface Rule {
  Condition: { KeyPrefixEquals: string };
  Redirect: { ReplaceKeyWith: string };
}
interface Website {
  IndexDocument: { Suffix: string };
  ErrorDocument: { Key: string; OriginalHttpStatus: string };
  RoutingRules?: { RoutingRule: Rule[] };
}

export function evaluateCos(website: string, objects: CosObject[], cdn: Record<string, string>) {
  const parser = new XMLParser({ isArray: (name) => name === 'RoutingRule' });
  const { IndexDocument, ErrorDocument, RoutingRules } = (parser.parse(website) as { WebsiteConfiguration: Website })
    .WebsiteConfiguration;
  const headersOf = (key: string) => ({
    ...lowerCase(cdn),
    ...lowerCase(objects.find((object) => object.key === key)?.headers ?? {}),
  });
  return (path: string) => {
    const key = path.slice(1);
    const rule = RoutingRules?.RoutingRule.find(({ Condition }) => key.startsWith(Condition.KeyPrefixEquals));
    if (rule) return { location: `/${rule.Redirect.ReplaceKeyWith}`, headers: lowerCase(cdn) };
    const file = key.replace(/(^|\/)$/, `$1${IndexDocument.Suffix}`);
    if (objects.some((object) => object.key === file)) return { status: 200, file, headers: headersOf(file) };
    const status = ErrorDocument.OriginalHttpStatus === 'Enabled' ? 404 : 200;
    return { status, file: ErrorDocument.Key, headers: headersOf(ErrorDocument.Key) };
  };
}
