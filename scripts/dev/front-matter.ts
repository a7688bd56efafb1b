// Help with front matter while writing: in development Astro says which file is of which collection, and with that the Astro
// extension of an editor completes and checks it (https://docs.astro.build/en/reference/experimental-flags/content-intellisense/).
import type { AstroIntegration } from 'astro';
import { contentFolder } from '#site.ts';

/** Not in builds: several may run at a time, and they would write the same file in .astro/. */
export const frontMatterInDevelopment = (): AstroIntegration => ({
  name: 'front-matter-in-development',
  hooks: {
    'astro:config:setup': ({ command, updateConfig }) => {
      if (command === 'dev') updateConfig({ experimental: { contentIntellisense: true } });
    },
    'astro:server:setup': ({ server, refreshContent }) => {
      // Astro looks through the files once; a new one has to be told to it, or the editor does not know it until the next start.
      server.watcher.on('add', (file) => {
        if (file.startsWith(contentFolder) && /\.mdx?$/.test(file)) void refreshContent?.({});
      });
    },
  },
});
