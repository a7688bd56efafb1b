// A translation was made from the source as it is now, has the same headings, and is one.
import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { fingerprint } from '#model/records/translations.ts';
import { languageOf, sourceCollection } from '#schemas/files.ts';
import { bodyOf, nodesOf, writtenId } from '#scripts/check/content/body.ts';
import { fieldOf } from '#scripts/check/content/places.ts';
import type { Source } from '#scripts/check/content/read.ts';
import { yamlTextsOf } from '#scripts/check/content/runs.ts';
import { type Check, inEach, placed, type Problem } from '#scripts/check/rule.ts';

/** The fingerprint that the source has now, where the translation was made from another. */
const newerThan = (source: Source, translation: Source): string | undefined => {
  const [title, summary] = [fieldOf(source, 'title'), fieldOf(source, 'summary')];
  const made = fieldOf(translation, 'translationOf');
  if (typeof title !== 'string' || typeof summary !== 'string' || typeof made !== 'string') return undefined;
  const current = fingerprint({ data: { title, summary }, body: source.record.body });
  return made === current ? undefined : current;
};

const outdated = (source: Source, translation: Source): Problem[] => {
  const current = newerThan(source, translation);
  if (!current) return [];
  const found = `原文已更新：译文依据 ${String(fieldOf(translation, 'translationOf'))}，当前原文为 ${current}`;
  const right = `translationOf: '${current}'`;
  const expected = '译文依据最新的原文';
  const fix = `核对译文与 ${source.path} 一致，再改为 ${right}`;
  return [{ at: ['translationOf'], severity: 'warning', found, expected, fix }];
};

const inWords = (heading: Heading | undefined): string => {
  if (!heading) return '无标题';
  const id = writtenId(heading);
  return `${'#'.repeat(heading.depth)} ${toString(heading)}${id ? ` [#${String(id)}]` : ''}`;
};

const sameKind = (a: Heading | undefined, b: Heading | undefined) =>
  a?.depth === b?.depth && (a && writtenId(a)) === (b && writtenId(b));

/**
 * The first heading of one language that the other lacks, has at another level, or gives another id. A warning where
 * the translation is outdated anyway: a change of the Chinese text need not come with the English one.
 */
const misshapen = (source: Source, translation: Source): Problem[] => {
  if (![source, translation].every((one) => one.record.document && !bodyOf(one).mistake)) return [];
  const originals = nodesOf(source, 'heading');
  const translated = nodesOf(translation, 'heading');
  const longer = originals.length > translated.length ? originals : translated;
  const index = longer.findIndex((_, i) => !sameKind(originals[i], translated[i]));
  if (index < 0) return [];
  const heading = translated[index];
  return [
    {
      at: heading ?? translation.text.length,
      severity: newerThan(source, translation) ? 'warning' : 'error',
      found: `第 ${index + 1} 个标题与原文不一致：${inWords(heading)}`,
      expected: `标题的层级和锚点与原文相同：${inWords(originals[index])}`,
      fix: `按 ${source.path} 修改标题`,
    },
  ];
};

/** Chinese where English belongs: mostly copied and forgotten. A text with some English may name people in Chinese. */
const untranslated = (source: Source): Problem[] =>
  yamlTextsOf(source).flatMap(({ value, offset, fields }): Problem[] => {
    const isEnglish = fields.at(-1) === 'en' || (languageOf(source.collection) === 'en' && fields.length === 1);
    if (!isEnglish || !/\p{Script=Han}/u.test(value) || /[A-Za-z]/.test(value)) return [];
    const words = { found: `英文字段中有中文：${value.slice(0, 30)}`, expected: '英文字段填写英文，或省略' };
    const fix = fields.at(-1) === 'en' ? '翻译成英文，或删除 en（英文页显示中文并注明）' : '翻译成英文';
    return [{ at: offset, severity: 'warning', ...words, fix }];
  });

export const translations: Check = {
  name: 'translations',
  description: '译文依据最新的原文，标题与原文一一对应，内容为英文',
  run: ({ sources }) => {
    const originals = new Map(sources.map((source) => [`${source.collection} ${source.id}`, source]));
    const paired = sources.flatMap((translation) => {
      const original = sourceCollection(translation.collection);
      const source = original !== translation.collection && originals.get(`${original} ${translation.id}`);
      return source ? placed(translation, [...outdated(source, translation), ...misshapen(source, translation)]) : [];
    });
    return [...paired, ...inEach(sources, untranslated)];
  },
};
