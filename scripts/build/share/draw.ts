// Draws one picture: satori sets the text, resvg paints it, and it is stored in few colours. Also the file of the drawing threads.
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { Picture } from '#model/site/share-card.ts';
import { keep } from '#scripts/kit/cache.ts';
import { doTasks } from '#scripts/kit/threads.ts';
import { drawable, fonts, rareFonts } from './fonts.ts';
import { layout, palette } from './layout.ts';
import { nearestOf, palettePng } from './palette-png.ts';
import type { Wanted } from './share-pictures.ts';

const nearest = nearestOf(palette);

export const draw = async (picture: Picture): Promise<Buffer> => {
  const content = layout({ ...picture, lines: picture.lines.map(drawable) });
  const svg = await satori(content as Parameters<typeof satori>[0], {
    width: picture.width,
    height: picture.height,
    fonts,
    loadAdditionalAsset: async (_language, characters) => rareFonts(characters),
  });
  // Letters are outlines by now; looking for the machine's fonts would take longer than all the rest.
  const { pixels, width, height } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return palettePng({ width, height, rgba: pixels }, palette, nearest);
};

doTasks(async ({ picture, file }: Wanted) => {
  const png = await draw(picture);
  keep(file, png);
  return png;
});
