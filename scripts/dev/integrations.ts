// What `npm run dev` has beyond Astro.
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { contentFolder } from '#site.ts';

/** Search while writing: the index of the last build is served. */
export const searchInDevelopment = (): AstroIntegration => ({
  name: 'search-in-development',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use('/pagefind', sirv('dist/pagefind', { dev: true }));
    },
  },
});

/**
 * Help with front matter: in development Astro writes down which file is of which collection, and with that the Astro extension of
 * an editor completes and checks it (https://docs.astro.build/en/reference/experimental-flags/content-intellisense/). Not in builds:
 * several may run at a time, and they would write the same file in .astro/.
 */
export const frontMatterInDevelopment = (): AstroIntegration => ({
  name: 'front-matter-in-development',
  hooks: {
    'astro:config:setup': ({ command, updateConfig }) => {
      if (command === 'dev') updateConfig({ experimental: { contentIntellisense: true } });
    },
    'astro:server:setup': ({ server, refreshContent }) => {
      // Astro reads the list of files once; without this the editor does not know a new one until the next start.
      server.watcher.on('add', (file) => {
        if (file.startsWith(contentFolder) && /\.mdx?$/.test(file)) void refreshContent?.({});
      });
    },
  },
});
