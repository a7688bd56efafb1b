// Every file can be read: an ordinary one, in UTF-8, of a usual length.
import { join } from 'node:path';
import { shownPath } from '#scripts/check/content/read.ts';
import type { Check } from '#scripts/check/rule.ts';

export const readable: Check = {
  name: 'readable',
  description: '文件可以读取：普通文件，UTF-8 编码，大小适当',
  run: ({ folder, unread }) => unread.map(({ path, ...rest }) => ({ file: shownPath(join(folder, path)), ...rest })),
};
