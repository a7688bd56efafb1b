// npm run new -- KIND [ID] [--FIELD VALUE]…: a new record's file with all that can be known filled in.
import { readFacts } from '#records/read-facts.ts';
import { Failure, reporting } from '#scripts/kit/failure.ts';
import { writeAll } from '#scripts/kit/files.ts';
import { run } from '#scripts/kit/programs.ts';
import { contentFolder, now, site } from '#site.ts';
import { type Arguments, kindNamed, readArguments, usage, usageOfKind } from './arguments.ts';
import { askerAt } from './ask.ts';
import { draftOf, fileOf, idOf, shownPath } from './draft.ts';
import { editorFiles } from './editor-schemas.ts';
import { kinds } from './kinds.ts';
import { makeSite, siteUsage } from './site.ts';

const make = async (words: Arguments): Promise<void> => {
  const kind = kindNamed(words.kind);
  if (words.help) return console.log(usageOfKind(kind));
  const { facts, unread } = readFacts(contentFolder);
  const clock = { now, zone: site.zone };
  const ask = askerAt({ input: process.stdin, output: process.stdout }, clock);
  const request = { ...clock, facts, date: words.date, id: await idOf(kind, words.id, ask) };
  const draft = await draftOf(kind, words.given, request, ask);
  const file = fileOf(draft, kind, contentFolder);
  writeAll([file]);
  console.log(`已生成 ${shownPath(file.path)}`);
  for (const note of draft.notes) console.log(`  注意：${note}`);
  if (unread.length > 0) console.log(`  注意：以下记录无法读取，未计入：${unread.join('、')}`);
  if (kind.remains) console.log(`  待补充：${kind.remains}`);
  const { ok, output } = await run(['node', 'scripts/check/main.ts', file.path]);
  console.log(ok ? '  检查：没有错误' : `  检查发现以下问题：\n\n${output}\n`);
  console.log('下一步：\n  npm run dev      预览页面\n  npm run check    编写后检查');
};

await reporting(async () => {
  const words = readArguments(process.argv.slice(2));
  if (words.kind === 'schemas') {
    const files = editorFiles();
    writeAll(files);
    console.log(
      files.length > 0 ? `已生成 ${files.map(({ path }) => shownPath(path)).join('、')}` : '已是最新，未写入文件',
    );
  } else if (words.kind === 'site') await (words.help ? console.log(siteUsage) : makeSite(words.id, words.given));
  else if (words.kind === '' && words.help) console.log(usage(kinds));
  else if (words.kind === '') throw new Failure(`未指定种类\n${usage(kinds)}`);
  else await make(words);
});
