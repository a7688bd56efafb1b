// A translation was made from the source as it is now, has the same headings, and is one.
import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { fingerprint } from '#model/records/translations.ts';
import { bodyOf, headingsOf, writtenId } from '#scripts/check/content/body.ts';
import { languageOf, sourceCollection } from '#schemas/collections.ts';
import type { Check } from '#scripts/check/run-rules.ts';
import type { RuleFinding } from '#scripts/check/finding.ts';
import { at, atField, atNode } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { yamlTextsOf } from '#scripts/check/content/yaml-text.ts';

interface FrontMatter {
  title?: unknown;
  summary?: unknown;
  translationOf?: unknown;
}

const frontMatterOf = ({ data }: Source): FrontMatter => (data ?? {}) as FrontMatter;

/** The fingerprint that the source has now, where the translation was made from another. */
const newerThan = (source: Source, translation: Source): string | undefined => {
  const { title, summary } = frontMatterOf(source);
  const { translationOf } = frontMatterOf(translation);
  if (typeof title !== 'string' || typeof summary !== 'string' || typeof translationOf !== 'string') return undefined;
  const current = fingerprint({ data: { title, summary }, body: source.record.body });
  return translationOf === current ? undefined : current;
};

const outdated = (source: Source, translation: Source): RuleFinding[] => {
  const current = newerThan(source, translation);
  if (!current) return [];
  return [
    {
      ...atField(translation, ['translationOf']),
      severity: 'warning',
      found: `译文依据的原文是 ${String(frontMatterOf(translation).translationOf)}，原文现在是 ${current}`,
      expected: `translationOf: '${current}'`,
      fix: `核对译文与 ${source.path} 一致，再写上 translationOf: '${current}'`,
    },
  ];
};

const inWords = (heading: Heading | undefined): string => {
  if (!heading) return '没有标题';
  const id = writtenId(heading);
  return `${'#'.repeat(heading.depth)} ${toString(heading)}${id ? ` [#${String(id)}]` : ''}`;
};

const sameKind = (a: Heading | undefined, b: Heading | undefined) =>
  a?.depth === b?.depth && (a ? writtenId(a) : undefined) === (b ? writtenId(b) : undefined);

/**
 * The first heading of one language that the other lacks, has at another level, or gives another id. A translation that is
 * behind anyhow says so on its page: who changes the Chinese text need not write English.
 */
const misshapen = (source: Source, translation: Source): RuleFinding[] => {
  if (![source, translation].every((one) => one.record.document && !bodyOf(one).mistake)) return [];
  const originals = headingsOf(source);
  const translated = headingsOf(translation);
  const longer = originals.length > translated.length ? originals : translated;
  const index = longer.findIndex((_, i) => !sameKind(originals[i], translated[i]));
  if (index < 0) return [];
  const heading = translated[index];
  return [
    {
      ...(heading ? atNode(translation, heading) : at(translation, translation.text.length)),
      severity: newerThan(source, translation) ? 'warning' : 'error',
      found: `第 ${index + 1} 个标题：${inWords(heading)}`,
      expected: `与原文的层级和 [#编号] 相同：${inWords(originals[index])}`,
      fix: `让标题与 ${source.path} 一一对应`,
    },
  ];
};

/** Chinese where English belongs: mostly copied and forgotten. Names of people stay as they are in the middle of a sentence. */
const untranslated = (source: Source): RuleFinding[] =>
  yamlTextsOf(source).flatMap(({ value, offset, fields }): RuleFinding[] => {
    const isEnglish = fields.at(-1) === 'en' || (languageOf(source.collection) === 'en' && fields.length === 1);
    if (!isEnglish || !/\p{Script=Han}/u.test(value) || /[A-Za-z]/.test(value)) return [];
    const words = { found: `英文里写的是中文：${value.slice(0, 30)}`, expected: '英文，或者不写' };
    const fix = fields.at(-1) === 'en' ? '翻译它，或者删去 en：英文页会显示中文并注明' : '翻译它';
    return [{ ...at(source, offset), severity: 'warning', ...words, fix }];
  });

export const translations: Check = {
  name: 'translations',
  description: '译文与原文对得上：依据的是现在的原文，标题一一对应，写的是英文',
  run: ({ sources }) => {
    const originals = new Map(sources.map((source) => [`${source.collection} ${source.id}`, source]));
    const paired = sources.flatMap((translation) => {
      const original = sourceCollection(translation.collection);
      const source = original !== translation.collection && originals.get(`${original} ${translation.id}`);
      return source ? [...outdated(source, translation), ...misshapen(source, translation)] : [];
    });
    return [...paired, ...sources.flatMap(untranslated)];
  },
};
