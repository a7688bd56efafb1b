// A draft → its file: where it stands, what it says, and that nothing is written over.
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Failure } from '#scripts/kit/failure.ts';
import type { NewFile } from '#scripts/kit/files.ts';
import type { Draft } from './draft.ts';
import { schemaFolder, schemaNameOf } from './editor-schemas.ts';
import type { Kind } from './kind.ts';
import { renderMarkdown, renderYaml } from './render.ts';

const slashes = (path: string) => path.split(sep).join('/');

/** The path as messages name it: from the working folder. */
export const shownPath = (path: string): string => slashes(relative(process.cwd(), path));

/** Address of the schema from a YAML file in this repository, for editors that do not read .vscode/settings.json. */
const schemaFrom = (path: string, { collection }: Kind): string | undefined => {
  const isInside = !relative(process.cwd(), path).startsWith('..');
  const schema = join(resolve(schemaFolder), `${schemaNameOf(collection)}.json`);
  return isInside ? slashes(relative(dirname(path), schema)) : undefined;
};

/** Throws a Failure where the record is there already, under whatever extension. */
export const fileOf = (draft: Draft, kind: Kind, folder: string): NewFile => {
  const path = join(folder, draft.path);
  const stem = path.replace(/\.\w+$/, '');
  const there = ['.md', '.mdx', '.yaml', '.yml'].map((extension) => stem + extension).find((file) => existsSync(file));
  if (there) throw new Failure(`${shownPath(there)} 已经有了，没有改动它；要改就直接编辑，要新的就换一个编号或日期`);
  const text = /\.md/.test(path)
    ? renderMarkdown(draft, draft.body)
    : renderYaml({ ...draft, schema: schemaFrom(path, kind) });
  return { path, text, before: undefined };
};
