// /manifest.webmanifest: how the site is called and drawn where somebody puts it on a home screen.
import type { APIRoute } from 'astro';
import { languages } from '#language/locales.ts';
import { pngIcons } from '#records/icons.ts';

export const GET: APIRoute = ({ locals: { here } }) => {
  const { name, shortName } = here.site;
  const base = new URL(here.address).pathname;
  const icons = Object.entries(pngIcons).map(([icon, size]) => ({
    src: `${base}${icon}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  }));
  const manifest = {
    name: name.zh,
    short_name: shortName,
    lang: languages.zh.tag,
    start_url: base,
    display: 'browser',
  };
  return Response.json({ ...manifest, background_color: '#ffffff', icons });
};
