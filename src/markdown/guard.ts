// Stops a build at a text that would bring something into its page that runs, on any machine and whether or not it was checked.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { parsedHtml, type Refused } from './allowed.ts';
import { pictureFaults } from './pictures.ts';

/** Line and column in the file, of which the text is the last part: Astro takes the front matter away. */
const placeIn = (file: VFile, { position }: Refused): string => {
  const whole = existsSync(file.path) ? readFileSync(file.path, 'utf8') : String(file.value);
  const before = whole.slice(0, whole.length - String(file.value).length + (position?.start.offset ?? 0));
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
};

/** A component that MDX would put around the text: a file of any place. */
const layoutOf = ({ data }: VFile): Refused[] => {
  const { frontmatter } = (data['astro'] ?? {}) as { frontmatter?: object };
  const what = { found: '开头有字段 layout', expected: '只使用该类记录的字段', fix: '删除 layout' };
  return frontmatter && 'layout' in frontmatter ? [{ kind: 'mdx', ...what }] : [];
};

/**
 * rehype plugin for texts of the folder `content` (absolute); before all others of this site, and after Astro's highlighter.
 * Throws, naming the file, where a text is refused.
 */
export const guard = (content: string) => (tree: Root, file: VFile) => {
  const { tree: parsed, refused } = parsedHtml(tree, String(file.value));
  const pictures = file.path ? pictureFaults(parsed, dirname(file.path), content) : [];
  const found = [...layoutOf(file), ...refused, ...pictures];
  if (found.length === 0) return parsed;
  const lines = found.map((one) => `${placeIn(file, one)} 问题：${one.found}。要求：${one.expected}。处理：${one.fix}`);
  throw new Error(`${relative(process.cwd(), file.path ?? '')} 不能发布：\n${lines.join('\n')}`);
};
