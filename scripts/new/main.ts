// npm run new -- KIND [ID] [--FIELD VALUE]…: a new record's file with all that can be known filled in.
import { readFacts } from '../../src/records/read-facts.ts';
import { contentFolder, now, site } from '../../src/site.ts';
import { Failure, report } from '../build/failure.ts';
import { run } from '../build/command.ts';
import { writeAll } from '../import/write.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { askerAt } from './ask.ts';
import { draftOf, idOf } from './draft.ts';
import { schemaFiles } from './editor-schemas.ts';
import { fileOf, shownPath } from './file.ts';
import { kindNamed, kinds } from './kinds.ts';
import { checked, leftOut, written } from './said.ts';
import { usage, usageOf } from './usage.ts';

const make = async (words: Arguments): Promise<void> => {
  const kind = kindNamed(words.kind);
  if (words.help) return console.log(usageOf(kind));
  const { facts, unread } = readFacts(contentFolder);
  const clock = { now, zone: site.zone };
  const ask = askerAt({ input: process.stdin, output: process.stdout }, clock);
  const request = { ...clock, facts, date: words.date, id: await idOf(kind, words.id, ask) };
  const draft = await draftOf(kind, words.given, request, ask);
  const file = fileOf(draft, kind, contentFolder);
  writeAll([file]);
  console.log(written(shownPath(file.path), kind, [...draft.notes, ...leftOut(unread)]));
  console.log(checked(await run(['node', 'scripts/check/main.ts', file.path])));
};

try {
  const words = readArguments(process.argv.slice(2));
  if (words.kind === 'schemas') {
    const files = schemaFiles();
    writeAll(files);
    console.log(
      files.length > 0 ? `写好了 ${files.map(({ path }) => shownPath(path)).join('、')}` : '都是新的，没有改动',
    );
  } else if (words.kind === '' && words.help) console.log(usage(kinds));
  else if (words.kind === '') throw new Failure(`没有写要新建什么\n${usage(kinds)}`);
  else await make(words);
} catch (error) {
  report(error);
}
