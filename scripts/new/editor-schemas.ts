// The JSON Schemas that editors complete and check records with: .vscode/schemas/, one per kind of record.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'astro/zod';
import { publicSchema, type Shape } from '#schemas/shape.ts';
import { type Collection, type CollectionName, collections, languageOf } from '#schemas/collections.ts';
import type { NewFile } from '#scripts/kit/files.ts';

/** Below the root of the repository. */
export const schemaFolder = '.vscode/schemas';

/** The schema of a collection's records; all translations share one, and a founding document has no fields. */
export const schemaNameOf = (name: CollectionName): string | undefined => {
  if (name === 'charters') return undefined;
  return languageOf(name) === 'zh' ? name : 'translations';
};

/** What our schema says of a text that it refuses; a NUL matches none of our patterns. */
const refusal = (schema: z.core.$ZodType): string | undefined => {
  const result = z.safeParse(schema, '\0');
  return result.error?.issues.find(({ code }) => code === 'invalid_format')?.message;
};

interface Written extends Shape {
  /** Of yaml-language-server: said in place of its own English message. */
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

/** Text of every schema file by its name. */
export const editorSchemas = (): Map<string, string> => {
  const files = new Map<string, string>();
  for (const [name, collection] of Object.entries(collections) as [CollectionName, Collection][]) {
    const file = schemaNameOf(name);
    if (file) files.set(`${file}.json`, `${JSON.stringify(editorSchema(collection), undefined, 2)}\n`);
  }
  return files;
};

/** The schema files that are not as they should be. */
export const schemaFiles = (): NewFile[] =>
  [...editorSchemas()].flatMap(([name, text]) => {
    const path = join(resolve(schemaFolder), name);
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    return before === text ? [] : [{ path, text, before }];
  });
