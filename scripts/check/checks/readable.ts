// Every file can be read: an ordinary one, in UTF-8, of a usual length.
import { join } from 'node:path';
import { shownPath } from '#scripts/check/content/read.ts';
import type { Check } from '#scripts/check/rule.ts';

export const readable: Check = {
  name: 'readable',
  description: '每个文件都读得出来：普通文件、UTF-8 编码、不太大',
  run: ({ folder, unread }) => unread.map(({ path, ...rest }) => ({ file: shownPath(join(folder, path)), ...rest })),
};
