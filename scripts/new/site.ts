// npm run new -- site FOLDER: content and site.config.ts of another SIG, with what its README and the command line say, and no more.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { inspect } from 'node:util';
import { pinyin } from 'pinyin-pro';
import { fingerprint } from '#model/records/translations.ts';
import { parseRecordText, recordData } from '#records/front-matter.ts';
import { readFacts } from '#records/read-facts.ts';
import { type SiteConfig, siteConfig, toFill } from '#schemas/site.ts';
import { importReadme, readmeReport } from '#scripts/import/readme/import-readme.ts';
import { usageOf } from '#scripts/kit/command-line.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { newFile, writeAll } from '#scripts/kit/files.ts';
import { run } from '#scripts/kit/programs.ts';
import type { Given } from './fields.ts';

const template = 'examples/template';

const options = {
  readme: '社区模板的 SIG README',
  name: 'SIG 的名称（默认取自 README 的标题）',
  'name.en': '英文名称；填写后生成中文和英文两种页面',
  short: '简称，如 SIG-storage（默认取自标题）',
  community: '社区的名称',
  'community.en': '社区的英文名称',
  contact: '联络用的邮件列表地址（默认为 README 中的第一个）',
};

export const siteUsage = usageOf({
  calls: ['npm run new -- site 目录 [--readme README.md] [--name 名称 --community 社区]…'],
  words: Object.fromEntries(Object.entries(options).map(([name, help]) => [`--${name}`, help])),
  notes: ['在目录中生成 content/、site.config.ts；没有提供的信息为「待确认」或「待填写」，不使用示例的内容。'],
  examples: ['npm run new -- site mysig --readme README.md --community 某社区'],
});

/** Letters for the mark: `SIG-storage` → `ST`, `SIG Cloud Native` → `CN`; of a Chinese name, those of its pinyin. */
export const initialsOf = (shortName: string): string => {
  const plain = shortName.replaceAll(/\bSIG\b/gi, ' ').trim() || shortName;
  const latin = /[A-Za-z]/.test(plain) ? plain : pinyin(plain, { toneType: 'none' });
  const words = latin.match(/[A-Za-z0-9]+/g) ?? ['S'];
  return (words.length > 1 ? words.map((word) => word[0]).join('') : (words[0] ?? '')).slice(0, 2).toUpperCase();
};

const config = (settings: SiteConfig): string =>
  `// 站点的配置。字段说明见 src/schemas/site.ts。\nexport default ${inspect(settings, { depth: 4, breakLength: 110 })};\n`;

/** Reads as it was written in an MDX page. */
const escaped = (text: string) => text.replaceAll(/[<{]/g, String.raw`\$&`);

interface Words {
  name: string;
  nameEn: string;
  community: string;
  communityEn: string;
  scope: string | undefined;
  joining: string | undefined;
}

/** The pages of the template in these words; a text that is in Chinese alone makes a page without translation. */
function pagesOf(words: Words, isEnglish: boolean): { path: string; text: string }[] {
  const filled: Record<string, string> = {
    ...words,
    scope: escaped(words.scope ?? '职责范围待确认。'),
    scopeEn: 'The scope is to be confirmed.',
    joining: words.joining ?? '加入的步骤待确认，请发邮件到[邮件列表](/contact/)询问。',
    joiningEn: 'The steps are to be confirmed. Ask on the [mailing list](/en/contact/).',
  };
  const fill = (path: string) =>
    readFileSync(join(template, path), 'utf8')
      .replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => filled[key] ?? '')
      .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  return globSync('pages/*/zh.{md,mdx}', { cwd: template })
    .sort()
    .flatMap((path) => {
      const zh = { path, text: fill(path) };
      const isChinese = (path.includes('charter/') && words.scope) || (path.includes('join/') && words.joining);
      if (!isEnglish || isChinese) return [zh];
      const data = recordData(path, zh.text) as { title: string; summary: string };
      const hash = fingerprint({ data, body: parseRecordText(path, zh.text).body });
      const en = path.replace('zh.', 'en.');
      return [zh, { path: en, text: fill(en).replace(/\n---\n/, `\ntranslationOf: '${hash}'\n---\n`) }];
    });
}

/** What a folder gets; nothing is written. @throws Failure with what is missing */
export function siteFiles(folder: string, given: Given[]) {
  const values = Object.fromEntries(given) as Partial<Record<keyof typeof options, string>>;
  const unknown = Object.keys(values).find((option) => !Object.hasOwn(options, option));
  if (unknown) throw new Failure(`未知的选项：--${unknown}\n${siteUsage}`);
  if (folder === '') throw new Failure(`未指定目录\n${siteUsage}`);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Failure(`${folder} 不是空目录。请指定新的目录`);
  const content = join(resolve(folder), 'content');
  const request = { file: values.readme ?? '', out: content, force: false };
  const read = values.readme ? importReadme(request, readFacts(content).facts) : undefined;
  const page = (id: string) => read?.records.find((one) => one.collection === 'pages' && one.id === id)?.body;
  const list = read?.records.find(({ collection }) => collection === 'lists');
  const name = values.name ?? read?.title;
  if (!name) throw new Failure('未指定名称。请添加 --name，或用 --readme 指定 README');
  const contact = values.contact ?? list?.data['address'];
  if (typeof contact !== 'string') throw new Failure('README 中没有邮件列表。请用 --contact 指定联络用的邮件列表地址');
  const listed = read?.records.find(({ data }) => String(data['address']).toLowerCase() === contact.toLowerCase());
  const contactList = listed?.id ?? (contact.split('@')[0] ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const shortName = values.short ?? /SIG[-_ ][A-Za-z][\w-]*|[A-Za-z][\w-]* SIG/i.exec(name)?.[0] ?? name;
  const isEnglish = values['name.en'] !== undefined;
  const community = values.community ?? toFill;
  const localized = (zh: string, en: string | undefined) => ({ zh, ...(en && { en }) });
  const settings = siteConfig.safeParse({
    name: localized(name, values['name.en']),
    shortName,
    mark: initialsOf(shortName),
    community: localized(community, values['community.en']),
    languages: isEnglish ? ['zh', 'en'] : ['zh'],
    zone: 'Asia/Shanghai',
    forge: { kind: 'gitee', owner: toFill, repository: toFill, branch: 'main' },
    filing: {},
    contactList,
  });
  if (!settings.success) throw new Failure(settings.error.issues.map(({ message }) => message).join('\n'));
  const words = {
    ...{ name, nameEn: values['name.en'] ?? name, community, communityEn: values['community.en'] ?? community },
    scope: page('charter')?.replace(/^## .*\n+/, ''),
    joining: page('join'),
  };
  const ownList = `name: { zh: ${JSON.stringify(contact)} }\naddress: ${contact}\norder: 1\n`;
  const files = [
    { path: '../site.config.ts', text: config(settings.data) },
    ...pagesOf(words, isEnglish),
    ...(listed ? [] : [{ path: `lists/${contactList}.yaml`, text: ownList }]),
  ].map(({ path, text }) => newFile(join(content, path), text));
  const records = (read?.files ?? []).filter(({ path }) => !relative(content, path).startsWith('pages'));
  return { content, files: [...files, ...records], report: read && readmeReport({ ...read, files: records }) };
}

/** Writes the folder, and says what the check finds in it. */
export async function makeSite(folder: string, given: Given[]): Promise<void> {
  const { content, files, report } = siteFiles(folder, given);
  writeAll(files);
  if (report) console.log(report);
  const shown = relative(process.cwd(), content);
  console.log(`已生成 ${folder}：${files.length} 个文件`);
  const { ok, output } = await run(['node', 'scripts/check/main.ts'], { environment: { SITE_CONTENT: content } });
  console.log(ok ? '检查：没有错误' : `检查发现以下问题：\n\n${output}\n`);
  console.log(`待补充：site.config.ts 中的「${toFill}」\n下一步：\n  SITE_CONTENT=${shown} npm run build`);
}
