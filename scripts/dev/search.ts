// Search while writing: `npm run dev` serves the index of the last build.
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';

export const searchInDevelopment = (): AstroIntegration => ({
  name: 'search-in-development',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use('/pagefind', sirv('dist/pagefind', { dev: true }));
    },
  },
});
