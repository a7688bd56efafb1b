// One page of the built site → the same page as it can be opened from disk. Browsers do not let a page from file:// load modules,
// fetch or read an index, so what needs that is taken out, and the page says so.
import { posix } from 'node:path';
import { withoutBanner } from '#scripts/build/banner.ts';
import type { Words } from '#words/words.ts';

interface PageSettings {
  /** The file of a path of the site, below its folder: `/join/` → `join/index.html`; `undefined` where there is none. */
  fileAt: (path: string) => string | undefined;
  words: Words['offline'];
  /** When the copy is made, `YYYY-MM-DD`. */
  day: string;
  address: string | undefined;
}

/** A start tag; quoted values may hold `>`. */
const tag = /<[a-z][a-z0-9-]*\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi;
const rooted = /(\s(?:href|src|action|poster)=")(\/(?!\/)[^"]*)"/g;
const verbatim = /(<(script|style)\b[^>]*>)([\s\S]*?)(<\/\2>)/g;

/** What only servers, search engines and other sites read. */
const forOthers = [
  /<link\b[^>]*\brel="(?:canonical|alternate|prefetch|preload)"[^>]*>/g,
  /<meta\b[^>]*\b(?:property="(?:og|article):|name="twitter:)[^>]*>/g,
  /<script\b[^>]*\btype="(?:speculationrules|application\/ld\+json)"[^>]*>[\s\S]*?<\/script>/g,
];

/** A script in which each attempt to load something fails at once. */
const unloading = (script: string): string =>
  script
    .replace(/`[^`]*\/_astro\/[^`]*`/g, '``')
    .replace(/\bimport\([^()]*\)/g, 'Promise.reject()')
    .replace(/\bfetch\([^()]*\)/g, 'Promise.reject()');

const form = /<form\b[^>]*\bdata-search-page\b[^>]*>[\s\S]*?<\/form>/;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const note = ({ words, day, address }: PageSettings): string => {
  const online = address ? ` <a href="${escaped(address)}">${escaped(words.online)}</a>` : '';
  return `<div class="wrap"><div class="row"><span>${escaped(words.copy(day))}${online}</span></div></div></footer>`;
};

/**
 * The page, and the files of the site that it leads to or shows; `file` is the page's own file below the folder of the site.
 * @throws where a path of the site is left over that would lead to the root of the reader's disk
 */
export function offlinePage(html: string, file: string, settings: PageSettings) {
  const used = new Set<string>();
  const base = settings.address ? new URL(settings.address).pathname : '/';
  const relative = (path: string): string => {
    const [, pathname = '', rest = ''] = /^([^?#]*)(.*)$/.exec(path) ?? [];
    const target = settings.fileAt(pathname.slice(base.length - 1));
    if (!target) throw new Error(`${file} 中的 ${path} 没有对应的文件`);
    used.add(target);
    return posix.relative(posix.dirname(file), target) + rest;
  };
  const scripts: string[] = [];
  const held = forOthers
    .reduce((text, pattern) => text.replace(pattern, ''), withoutBanner(html))
    .replace(form, `<p>${escaped(settings.words.noSearch)}</p>`)
    .replace(verbatim, (_, start: string, name: string, text: string, end: string) => {
      scripts.push(start + (name === 'script' ? unloading(text) : text) + end);
      return `\0${scripts.length - 1}\0`;
    });
  const linked = held
    .replace(tag, (whole) => whole.replace(rooted, (_, front: string, path: string) => `${front}${relative(path)}"`))
    .replace('</footer>', () => note(settings));
  const page = linked.replace(/\0(\d+)\0/g, (_, index: string) => scripts[Number(index)] ?? '');
  const left = /<[a-z][^>]*\s(?:href|src|srcset|action)="(\/[^"]*)"/i.exec(linked)?.[1];
  const loading = scripts.find((script) => /\b(?:import|fetch)\(/.test(script) || /^<script\b[^>]*\ssrc=/.test(script));
  if (left) throw new Error(`${file} 中仍有以 / 开头的路径 ${left}，离线打开时无效`);
  if (loading) throw new Error(`${file} 中有脚本需要加载其他文件：${loading.slice(0, 120)}`);
  return { html: page, used: [...used] };
}
