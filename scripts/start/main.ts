// npm start: builds the site and serves it on PORT (4321 unless set).
import { buildSite } from '../build/build-site.ts';
import { report } from '../build/failure.ts';
import { placeFrom } from '../serve/place.ts';
import { serve } from '../serve/server.ts';

try {
  const place = placeFrom(process.env);
  await buildSite('dist');
  const { address } = await serve({ folder: 'dist', ...place });
  console.log(`打开 ${address} （Ctrl-C 停止）`);
} catch (error) {
  report(error);
}
