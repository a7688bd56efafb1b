// A translation to be made: the source text to write over, with the fingerprint of what it was.
import { extname } from 'node:path';
import type { Facts, Prose } from '../../src/model/facts.ts';
import { fingerprint } from '../../src/model/translations.ts';
import { Failure } from '../build/failure.ts';
import type { Request } from './kind.ts';

type Source = Prose<{ title: string; summary: string }>;

const translatable = ['pages', 'subprojects', 'docs', 'news'] as const;

const isTranslatable = (name: string): name is (typeof translatable)[number] =>
  (translatable as readonly string[]).includes(name);

/** The record that `docs/site/editing` names. Throws a Failure where there is none, or where it has a translation. */
export const sourceOf = (facts: Facts, name: string): Source => {
  const [collection = '', ...id] = name.split('/');
  if (!isTranslatable(collection))
    throw new Failure(`${name}：有单独译文的只有 ${translatable.join('、')}；别的记录，译文写在 en: 后面`);
  const sources: Source[] = facts[collection];
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

export const translationBody = ({ facts, id }: Request): string => linksInEnglish(sourceOf(facts, id).body);

export const translationOf = ({ facts, id }: Request): string => fingerprint(sourceOf(facts, id));

/** Beside the source, of the same kind of file. */
export const pathOfTranslation = ({ facts, id }: Request): string => {
  const [collection, ...rest] = id.split('/');
  const folder = collection === 'news' ? `news/${rest[0]?.slice(0, 4)}/${rest[0]}` : id;
  return `${folder}/en${extname(sourceOf(facts, id).file)}`;
};
