// /apple-touch-icon.png, /icon-192.png and /icon-512.png.
import type { APIRoute } from 'astro';
import { pngIcons, pngOf } from '#records/icons.ts';

export const getStaticPaths = () =>
  Object.entries(pngIcons).map(([icon, size]) => ({ params: { icon }, props: { size } }));

export const GET: APIRoute<{ size: number }> = ({ props: { size } }) => new Response(pngOf(size, { paper: '#ffffff' }));
