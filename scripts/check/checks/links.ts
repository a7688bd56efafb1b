// Links in the texts: https to other sites; on this site to pages and headings that exist, in the language of the text.
import { isComponent } from '#markdown/allowed-mdx.ts';
import { languageOf, sourceCollection } from '#schemas/files.ts';
import { besides, suggest } from '#scripts/check/advice/closest.ts';
import { headingIdsOf, isProse } from '#scripts/check/content/body.ts';
import { type Link, linksOf, withAddress } from '#scripts/check/content/links.ts';
import { elementsOf } from '#scripts/check/content/mdx.ts';
import { addressesOf, decoded, fieldAnchors, isPublicFile, servedFiles } from '#scripts/check/content/paths.ts';
import { fieldOf } from '#scripts/check/content/places.ts';
import { recordsOf, type Site, type Source } from '#scripts/check/content/read.ts';
import { type Check, inEach, type Problem } from '#scripts/check/rule.ts';

/** Forges serve https alone, and so does every host of which a record has an https address. */
const secureHosts = (site: Site): Set<string> => {
  const urls = recordsOf(site, 'services').map((source) => String(fieldOf(source, 'url')));
  const hosts = [...urls, site.config?.communityUrl, site.config?.address].flatMap((url) =>
    url?.startsWith('https://') && URL.canParse(url) ? [new URL(url).host] : [],
  );
  return new Set([...hosts, 'github.com', 'gitee.com', 'atomgit.com']);
};

const isOwnMachine = (url: string) => /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])([:/]|$)/i.test(url);

const outward = (link: Link, secure: Set<string>): Problem[] => {
  const { url, node: at } = link;
  const found = `链接 ${url}`;
  if (/^(https:\/\/|mailto:)/i.test(url)) return [];
  if (/^http:\/\//i.test(url)) {
    const right = url.replace(/^http:/i, 'https:');
    const isSecure = URL.canParse(right) && secure.has(new URL(right).host);
    if (isOwnMachine(url))
      return [{ at, found, expected: '读者也打得开的地址', fix: `放进反引号，不写成链接：\`${url}\`` }];
    const fix = isSecure ? `改为 ${right}` : `改为 ${right} ，先试试能不能打开`;
    const edits = isSecure ? withAddress(link, right) : undefined;
    return [{ at, found, expected: '以 https:// 开头', fix, edits }];
  }
  const fix = /^[a-z][a-z+.-]*:/i.test(url) ? '换成 https:// 的地址，或者删去链接' : '站内的链接从根写起，如 /join/';
  return [{ at, found, expected: '以 https://、mailto: 或 / 开头', fix }];
};

const isEnglish = ({ collection }: Source) => languageOf(collection) === 'en';

/** Headings that are sure to be all of the page's: prose without components, which may bring headings of their own. */
const anchorsOf = (target: Source): string[] | undefined => {
  if (!['pages', 'docs', 'news'].includes(sourceCollection(target.collection))) return undefined;
  const ids = headingIdsOf(target);
  return ids.length === 0 || elementsOf(target).some(({ name }) => isComponent(name)) ? undefined : ids;
};

/** Headings listed at most; a text with more is searched by its reader. */
const maxAnchors = 100;

const toAnchor = ({ url, node: at }: Link, anchor: string, target: Source): Problem[] => {
  const all = anchorsOf(target);
  if (!all || all.includes(anchor)) return [];
  const anchors = all.slice(0, maxAnchors);
  const fix = suggest(anchor, anchors, `在 ${target.path} 的标题后面写上 [#${anchor}]，或者改正链接`);
  const expected = `标题：${anchors.join('、')}`;
  return [{ at, found: `链接 ${url}，而 ${target.path} 没有这个标题`, expected, fix }];
};

const toField = ({ url, node: at }: Link, anchor: string, fields: string[]): Problem[] => {
  if (fields.includes(anchor)) return [];
  const expected = `字段的编号：${fields.join('、')}`;
  return [{ at, found: `链接 ${url}，没有这个字段`, expected, fix: suggest(anchor, fields, '改正链接') }];
};

interface Places {
  pages: Map<string, Source>;
  files: Set<string>;
}

const inward = (link: Link, site: Site, { pages, files }: Places): Problem[] => {
  const { url, node: at, source } = link;
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(url) ?? [];
  const target = path === '' ? source : pages.get(path);
  if (!target) {
    if (files.has(path) || isPublicFile(site, path)) return [];
    const frame = { at, found: `链接 ${url}，站内没有这个页面`, expected: '站内已有的页面，以 / 开头和结尾' };
    if (pages.has(`${path}/`))
      return [{ ...frame, fix: `改为 ${path}/`, edits: withAddress(link, url.replace(path, `${path}/`)) }];
    const near = besides(path, [...pages.keys(), ...files]);
    return [{ ...frame, fix: suggest(path, near, '改正链接，或者先写那个页面') }];
  }
  if (isEnglish(source) && path !== '' && !path.startsWith('/en/')) {
    const edits = withAddress(link, `/en${url}`);
    return [{ at, found: `英文页链接到中文页 ${path}`, expected: `/en${path}`, fix: `改为 /en${path}`, edits }];
  }
  if (anchor === '') return [];
  const fields = fieldAnchors(path);
  return fields ? toField(link, decoded(anchor), fields) : toAnchor(link, decoded(anchor), target);
};

export const links: Check = {
  name: 'links',
  description: '正文里的链接：站外用 https，站内的页面和标题都存在',
  run: (site) => {
    const places = { pages: addressesOf(site), files: servedFiles(site) };
    const secure = secureHosts(site);
    const isInward = ({ url }: Link) => /^[/?#]/.test(url) && !url.startsWith('//');
    return inEach(
      site.sources.filter((source) => isProse(source) && /\]|<|:\/\/|www\./.test(source.record.body)),
      (source) =>
        linksOf(source).flatMap((link) => (isInward(link) ? inward(link, site, places) : outward(link, secure))),
    );
  },
};
