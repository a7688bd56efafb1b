// What Astro is told, and nothing else.
import { createHash } from 'node:crypto';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { buildTargets, flatLayers } from './scripts/build/oldest-browsers.ts';
import { pageGuard } from './scripts/build/page-guard.ts';
import { frontMatterInDevelopment, searchInDevelopment } from './scripts/dev/integrations.ts';
import { processor } from './src/markdown/pipeline.ts';
import { address, base, configFile, contentFolder } from './src/site.ts';

/** Sites of different facts must not share Astro's cache of read content. */
const cacheKey = createHash('sha256').update(`${contentFolder}\0${configFile}`).digest('hex').slice(0, 12);

export default defineConfig({
  site: address,
  base,
  cacheDir: `./node_modules/.astro/${cacheKey}`,
  trailingSlash: 'always',
  compressHTML: 'jsx',
  fetchFile: null,
  prefetch: false,
  devToolbar: { enabled: false },
  // While one page is written, the next ones are made.
  build: { format: 'directory', inlineStylesheets: 'always', concurrency: 4 },
  markdown: { syntaxHighlight: false, processor },
  // The oldest browsers of package.json: the build writes for them what they do not have, such as light-dark(), prefixes and layers.
  vite: { build: { target: buildTargets, cssTarget: buildTargets }, css: { postcss: { plugins: flatLayers } } },
  integrations: [mdx(), searchInDevelopment(), frontMatterInDevelopment(), pageGuard()],
});
