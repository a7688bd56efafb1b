// /robots.txt: everything may be read, and where the list of pages is. Baidu prefers the plain list to the index of lists.
import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ locals: { here } }) => {
  const sitemaps = ['/sitemap-index.xml', '/sitemap-0.xml'].map((path) => `Sitemap: ${here.url(path)}`);
  // The list has whole addresses in it; without a known one they are those of a preview, which no robot should be sent to.
  const where = here.site.address ? sitemaps : ['# site.config.ts 未填写正式网址，因此没有站点地图。'];
  return new Response(`${['User-agent: *', 'Allow: /', '', ...where].join('\n')}\n`);
};
