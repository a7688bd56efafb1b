// What editors complete and check records with: a JSON Schema for each kind of record, and which files each is for.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'astro/zod';
import { rowOf, writtenCollections } from '#schemas/collections.ts';
import {
  type Collection,
  type CollectionName,
  collections,
  isText,
  languageOf,
  sourceCollection,
} from '#schemas/files.ts';
import { publicSchema, type Shape } from '#schemas/shape.ts';
import { type NewFile, newFile } from '#scripts/kit/files.ts';

export const schemaFolder = '.vscode/schemas';
const settings = '.vscode/settings.json';

/** The schema of a collection's records; all translations share one, and records that are not written by hand have none. */
export const schemaNameOf = (name: CollectionName): string | undefined => {
  if (languageOf(name) !== 'zh') return 'translations';
  return rowOf(sourceCollection(name)).one && name;
};

/** The message of our schema for a text that it refuses; a NUL matches none of our patterns. */
const refusal = (schema: z.core.$ZodType): string | undefined => {
  const result = z.safeParse(schema, '\0');
  return result.error?.issues.find(({ code }) => code === 'invalid_format')?.message;
};

interface Written extends Shape {
  /** Of yaml-language-server: shown in place of its own English message. */
  patternErrorMessage?: string;
  enumDescriptions?: string[];
}

/** Draft 7, which every editor reads, with the keywords that editors know. */
const editorSchema = ({ schema }: Collection): unknown =>
  publicSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const written = jsonSchema as Written;
      const message = written.type === 'string' && written.pattern ? refusal(zodSchema) : undefined;
      if (message) written.patternErrorMessage = message;
      if (written.enum && written.meanings)
        written.enumDescriptions = Object.values(written.meanings).map(({ label, help = label }) => help[0]);
    },
  });

/** The text of every schema file by its name. */
export const editorSchemas = (): Map<string, string> =>
  new Map(
    (Object.entries(collections) as [CollectionName, Collection][]).flatMap(([name, collection]) => {
      const file = schemaNameOf(name);
      return file ? [[`${file}.json`, `${JSON.stringify(editorSchema(collection), undefined, 2)}\n`]] : [];
    }),
  );

/** VS Code's settings with the schema of every kind of YAML file. */
const settingsText = (): string => {
  const kinds = writtenCollections.filter((name) => !isText(name));
  const lines = kinds.map((name) => `    "${schemaFolder}/${name}.json": "**/content/${collections[name].files}"`);
  const schemas = `"yaml.schemas": {\n${lines.join(',\n')}\n  }`;
  return readFileSync(settings, 'utf8').replace(/"yaml\.schemas": \{.*?\n {2}\}/s, () => schemas);
};

/** The files for editors that are not up to date. */
export const editorFiles = (): NewFile[] =>
  [...editorSchemas()]
    .map(([name, text]) => newFile(resolve(schemaFolder, name), text))
    .concat(newFile(resolve(settings), settingsText()))
    .filter(({ before, text }) => before !== text);
