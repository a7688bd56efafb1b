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
  if (/^(https:\/\/|mailto:)/i.test(url)) return [];
  if (/^http:\/\//i.test(url)) {
    const right = url.replace(/^http:/i, 'https:');
    const isSecure = URL.canParse(right) && secure.has(new URL(right).host);
    if (isOwnMachine(url))
      return [
        {
          at,
          found: `链接 ${url} 指向本机`,
          expected: '链接指向可公开访问的网址',
          fix: `改为反引号中的代码：\`${url}\``,
        },
      ];
    const fix = isSecure ? `改为 ${right}` : `确认可以访问后改为 ${right}`;
    const edits = isSecure ? withAddress(link, right) : undefined;
    return [{ at, found: `链接 ${url} 未使用 https`, expected: '站外链接以 https:// 开头', fix, edits }];
  }
  const fix = /^[a-z][a-z+.-]*:/i.test(url)
    ? '改为以 https:// 开头的网址，或删除链接'
    : '改为以 / 开头的站内网址，例如 /join/';
  return [{ at, found: `链接 ${url} 的写法不受支持`, expected: '链接以 https://、mailto: 或 / 开头', fix }];
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
  const fix = suggest(anchor, anchors, `更正链接，或在 ${target.path} 的标题后添加 [#${anchor}]`);
  const expected = `锚点为该页面已有的锚点：${anchors.join('、')}`;
  return [{ at, found: `链接 ${url} 的锚点在 ${target.path} 中不存在`, expected, fix }];
};

const toField = ({ url, node: at }: Link, anchor: string, fields: string[]): Problem[] => {
  if (fields.includes(anchor)) return [];
  const expected = `锚点为字段名：${fields.join('、')}`;
  return [{ at, found: `链接 ${url} 指向的字段不存在`, expected, fix: suggest(anchor, fields, '更正链接') }];
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
    const frame = { at, found: `链接 ${url} 指向的页面不存在`, expected: '站内链接指向已有的页面，以 / 开头和结尾' };
    if (pages.has(`${path}/`))
      return [{ ...frame, fix: `改为 ${path}/`, edits: withAddress(link, url.replace(path, `${path}/`)) }];
    const near = besides(path, [...pages.keys(), ...files]);
    return [{ ...frame, fix: suggest(path, near, '更正链接，或先添加该页面') }];
  }
  if (isEnglish(source) && path !== '' && !path.startsWith('/en/')) {
    const edits = withAddress(link, `/en${url}`);
    return [
      {
        at,
        found: `英文页面链接到中文页面 ${path}`,
        expected: `英文页面链接到英文页面 /en${path}`,
        fix: `改为 /en${path}`,
        edits,
      },
    ];
  }
  if (anchor === '') return [];
  const fields = fieldAnchors(path);
  return fields ? toField(link, decoded(anchor), fields) : toAnchor(link, decoded(anchor), target);
};

/** What a text with a link has in it; what stands in brackets alone leads somewhere only with a definition, `[name]: address`. */
const mayLink = /\][(:]|<|:\/\/|www\./;

export const links: Check = {
  name: 'links',
  description: '正文中的站外链接使用 https，站内的页面和锚点存在',
  run: (site) => {
    const places = { pages: addressesOf(site), files: servedFiles(site) };
    const secure = secureHosts(site);
    const isInward = ({ url }: Link) => /^[/?#]/.test(url) && !url.startsWith('//');
    return inEach(
      site.sources.filter((source) => isProse(source) && mayLink.test(source.record.body)),
      (source) =>
        linksOf(source).flatMap((link) => (isInward(link) ? inward(link, site, places) : outward(link, secure))),
    );
  },
};
