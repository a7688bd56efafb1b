// A translation to be made: the source text to write over, with the fingerprint of what it was.
import { extname } from 'node:path';
import type { Facts, Prose } from '#model/records/facts.ts';
import { fingerprint } from '#model/records/translations.ts';
import { pathOf, translatedCollections } from '#schemas/collections.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { type Kind, type Request, word } from './kind.ts';

/** The record that `docs/site/editing` names. Throws a Failure where there is none, or where it has a translation. */
const sourceOf = (facts: Facts, name: string) => {
  const [folder = '', ...id] = name.split('/');
  const collection = translatedCollections.find((one) => one === folder);
  if (!collection)
    throw new Failure(`${name}：有单独译文的只有 ${translatedCollections.join('、')}；别的记录，译文写在 en: 后面`);
  const sources: Prose<{ title: string; summary: string }>[] = facts[collection];
  const source = sources.find((one) => one.id === id.join('/'));
  if (!source) {
    const left = sources.filter(({ en }) => !en).map((one) => `${collection}/${one.id}`);
    throw new Failure(`没有 ${name}；${collection} 里还没有译文的：${left.join('、') || '一篇也没有'}`);
  }
  if (source.en) throw new Failure(`${name} 已经有译文：${source.en.file}`);
  return source;
};

/** Links to pages of this site lead to the English page. */
const linksInEnglish = (body: string) => body.replace(/(\]\(|href=")(\/(?!en\/)(?:[\w-]+\/)*)(?=[#)"])/g, '$1/en$2');

/** Beside the source, of the same kind of file. */
const pathBeside = ({ facts, id: name }: Request): string => {
  const source = sourceOf(facts, name);
  return pathOf(source).replace('zh.md', `en${extname(source.file)}`);
};

export const translationKind: Kind = {
  name: 'translation',
  collection: 'docsEn',
  description: '一篇原文的英文译文，编号写作 集合/编号',
  id: { form: '集合/编号', example: 'docs/site/editing', pattern: new RegExp(`^${word}(?:/${word})+$`) },
  known: (_, { facts, id }) => ({ translationOf: fingerprint(sourceOf(facts, id)) }),
  path: (_, request) => pathBeside(request),
  body: ({ facts, id }) => linksInEnglish(sourceOf(facts, id).body),
  remains: '正文现在是中文原文，逐段换成英文；标题的层级和 [#锚点] 不变，站内链接已经换成英文页',
};
