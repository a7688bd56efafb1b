// What a field and each of its choices is called and means, in every language: data that the schema carries.
import { z } from 'astro/zod';
import { inLocale, type Locale, type Word } from '#language/locales.ts';

/** What a value is called and, where its name does not say it, what it means. */
export interface Meaning {
  label: Word;
  help?: Word;
}

export type Meanings<Value extends string = string> = Record<Value, Meaning>;

/** `open 未完成 · done 已完成` */
const inChinese = (meanings: Meanings): string =>
  Object.entries(meanings)
    .map(([value, { label, help = label }]) => `${value} ${help[0]}`)
    .join(' · ');

const literal = <Value extends string>(meanings: Meanings<Value>): z.ZodLiteral<Value> =>
  z.literal(Object.keys(meanings) as Value[]).meta({ meanings, description: inChinese(meanings) });

/** One of a few values, each with its label; with its meaning, too, where the label does not say it. */
export const choice = <Value extends string>(values: Record<Value, Word | Meaning>): z.ZodLiteral<Value> => {
  const entries = Object.entries<Word | Meaning>(values);
  const meanings = entries.map(([value, of]) => [value, 'label' in of ? of : { label: of }]);
  return literal(Object.fromEntries(meanings) as Meanings<Value>);
};

const meaningsOf = (schema: z.ZodType): Meanings | undefined => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return meaningsOf(schema.unwrap() as z.ZodType);
  return schema.meta()?.['meanings'] as Meanings | undefined;
};

/** Some of the values of a choice. */
export const some = <Value extends string, Part extends Value>(
  of: z.ZodLiteral<Value>,
  ...values: Part[]
): z.ZodLiteral<Part> => {
  const meanings = meaningsOf(of) ?? {};
  return literal(Object.fromEntries(values.map((value) => [value, meanings[value]])) as Meanings<Part>);
};

/** What a value of a choice is called. */
export const meaningIn = (of: z.ZodType, value: string, locale: Locale): string => {
  const meaning = meaningsOf(of)?.[value];
  return meaning ? inLocale(meaning.label, locale) : value;
};

interface About {
  /** For those who write the field, where the label and the values do not say all. */
  help?: Word;
  example?: unknown;
}

/** A field with its label. `title` and `description` are its Chinese for readers of JSON Schema. */
export const field = <Schema extends z.ZodType>(schema: Schema, label: Word, { help, example }: About = {}): Schema => {
  const meanings = meaningsOf(schema);
  const about = help ?? (meanings ? undefined : label);
  const description = [about?.[0], meanings && inChinese(meanings)].filter(Boolean).join('：');
  return schema.meta({
    title: label[0],
    description,
    ...(example !== undefined && { examples: [example] }),
    label,
    ...(about && { help: about }),
  });
};

type Keys<Data> = unknown extends Data ? string : Data extends unknown ? keyof Data & string : never;

/** The names of the fields of a schema, of all its kinds. */
export type FieldOf<Schema extends z.ZodType> = Keys<z.output<Schema>>;

const objectsIn = (schema: z.core.$ZodType): z.ZodObject[] => {
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap(objectsIn);
  return schema instanceof z.ZodObject ? [schema] : [];
};

/** What a field of an object is called. */
export const labelIn = (schema: z.ZodType, name: string, locale: Locale): string => {
  const found = objectsIn(schema).find(({ shape }) => name in shape)?.shape[name] as z.ZodType | undefined;
  const label = found?.meta()?.['label'] as Word | undefined;
  return label ? inLocale(label, locale) : name;
};
