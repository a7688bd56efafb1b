// The steps that make the site.
import { join, resolve } from 'node:path';
import { cacheFolder } from './caches.ts';
import { run } from './command.ts';
import { Failure } from './failure.ts';
import { inTurn } from './in-turn.ts';
import { keepTexts, storeName, takeTexts } from './rendered-texts.ts';
import { buildSearchIndex } from './search-index.ts';
import { sharePictures } from './share/share-pictures.ts';
import type { Step } from './stage.ts';
import { together } from './together.ts';
import { markdownTwins } from './twins/markdown-twins.ts';

/** Where rendered texts are kept from build to build. */
const kept = cacheFolder('rendered-texts');
/** Where Astro writes, for every build of the checkout, which MDX files and pictures the content has. */
const generated = '.astro';
const contentFolder = resolve(process.env['SITE_CONTENT'] ?? 'src/content');

const checkContent: Step = {
  name: '检查内容',
  async run(_folder, signal) {
    const { ok, output } = await run(['node', 'scripts/check/main.ts'], signal);
    if (!ok) throw new Failure(output);
    return undefined;
  },
};

const makePages: Step = {
  name: '生成页面',
  async run(folder, signal) {
    const cache = join(folder, 'cache');
    const name = storeName(contentFolder);
    takeTexts(kept, name, cache);
    const command = ['node', 'scripts/build/pages.ts', join(folder, 'site'), cache];
    const { ok, stdout, output } = await inTurn(generated, signal, () => run(command, signal));
    if (!ok) throw new Failure(stdout || output);
    // Astro reports some faults of the content without failing; a site that lacks a page must not go out.
    if (output.includes('[ERROR]')) throw new Failure(output);
    keepTexts(kept, name, cache);
    return undefined;
  },
};

const indexPages: Step = {
  name: '建立搜索索引',
  async run(folder) {
    const { pages } = await buildSearchIndex(join(folder, 'site'));
    return `${pages} 页`;
  },
};

const drawPictures: Step = {
  name: '画分享图',
  async run(folder, signal) {
    const { pictures, drawn } = await sharePictures(join(folder, 'site'), new Date(), signal);
    return `${pictures} 张，新画 ${drawn} 张`;
  },
};

const writeTwins: Step = {
  name: '写 Markdown 版本',
  async run(folder, signal) {
    // Only now: with a faulty configuration these modules cannot be loaded, and the check has said so in words.
    const { twinSettings } = await import('./twins/settings.ts');
    const { pages, converted } = await markdownTwins(join(folder, 'site'), twinSettings, signal);
    return `${pages} 页，新写 ${converted} 页`;
  },
};

export const steps: Step[] = [together(checkContent, makePages), together(indexPages, drawPictures, writeTwins)];
