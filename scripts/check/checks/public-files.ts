// What is published as it is: files of public/ that a release takes and that run nothing; and no link to a file of the machine.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Site, shownPath } from '#scripts/check/content/read.ts';
import { codeInSvg } from '#scripts/check/content/svg.ts';
import { type Message, topOf } from '#scripts/check/finding.ts';
import type { Check, RuleFinding } from '#scripts/check/rule.ts';
import { linksIn } from '#scripts/kit/own-files.ts';
import { contentTypes } from '#scripts/publish/hosting/content-types.ts';
import { fileRules } from '#scripts/publish/hosting/file-rules.ts';

const finding = (path: string, message: Message): RuleFinding => ({ ...topOf(shownPath(path)), ...message });

/** Links in the three folders; those in the content folder itself are reported by the rule `readable`. */
const linked = ({ folder, publicFolder, liveFolder }: Site): RuleFinding[] => {
  const inContent = linksIn(folder).filter(({ path }) => !path.startsWith(folder + sep));
  return [...inContent, ...linksIn(publicFolder), ...linksIn(liveFolder)].map(({ path, target }) =>
    finding(path, {
      found: `符号链接，指向 ${target}`,
      expected: 'src/content/、public/ 和 data/live/ 中没有符号链接，以免发布其他文件',
      fix: '替换为文件本身，或删除',
    }),
  );
};

/** Below a folder, links and hidden files too, without following any; nothing where there is no such folder. */
const filesBelow = (folder: string): string[] => {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
};

/** Formats that pages and programs of this site are made of; as a file of a member they could run in its name. */
const running = ['css', 'html', 'js', 'xml'];
const allowed = Object.keys(contentTypes).filter((name) => !running.includes(name) && !/^p(f_|agefind)/.test(name));
/** Bytes of a picture of lines; a larger one is not read. */
const maxSvg = 100_000;

const ofSvg = (path: string, size: number): RuleFinding[] => {
  if (size > maxSvg) {
    const fix = '简化图形，或保存为 WebP';
    return [finding(path, { found: `SVG 为 ${Math.round(size / 1000)} KB`, expected: 'SVG 不超过 100 KB', fix })];
  }
  const expected = 'SVG 只包含图形，不含脚本、事件、外部文件和实体';
  const fix = '在绘图软件中另存为「纯 SVG」，或用 SVGO 处理';
  return codeInSvg(readFileSync(path, 'utf8')).map((what) =>
    finding(path, { found: `SVG 中包含不允许的内容：${what}`, expected, fix }),
  );
};

const ofPublic = (folder: string, path: string): RuleFinding[] => {
  const file = relative(folder, path).split(sep).join('/');
  const stat = lstatSync(path);
  const facts = { file, size: stat.size, isOrdinary: stat.isFile() };
  const expected = `文件类型为 ${allowed.join('、')} 之一`;
  if (stat.isSymbolicLink()) return []; // reported as a link
  const broken = fileRules.find(({ isBroken }) => isBroken(facts));
  if (broken) return [finding(path, { found: broken.found, expected, fix: broken.fix })];
  const extension = /\.(\w+)$/.exec(file)?.[1] ?? '';
  if (running.includes(extension)) {
    const fix = '网页改为 src/content/ 中的记录；程序移到 src/ 中';
    return [finding(path, { found: `.${extension} 文件会在本站的网址下运行`, expected, fix })];
  }
  return extension === 'svg' ? ofSvg(path, stat.size) : [];
};

export const publicFiles: Check = {
  name: 'public-files',
  description: 'public/ 中的文件可以发布，不含符号链接和带脚本的 SVG',
  run: (site) => [
    ...linked(site),
    ...filesBelow(site.publicFolder).flatMap((path) => ofPublic(site.publicFolder, path)),
    ...site.others
      .filter((path) => /\.svg$/i.test(path))
      .map((path) => join(site.folder, path))
      .flatMap((path) => ofSvg(path, lstatSync(path).size)),
  ],
};
