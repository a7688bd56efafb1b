// Ids for records that a README describes: that of the record with the same name, or one made from the name.
import { pinyin } from 'pinyin-pro';

/** Spaces between Chinese and Latin letters are a matter of typography. */
export const tight = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

const slug = (text: string): string =>
  (
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? []
  )
    .join('-')
    .toLowerCase();

const spelled = (han: string): string[] => pinyin(han, { toneType: 'none', type: 'array', v: true });

/** `成员甲` → `cheng-yuanjia`: the surname, then the given name in one word. */
export const personId = (name: string): string => {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return wordsId(name);
  const [first = '', ...rest] = pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head' });
  return slug(`${first} ${rest.join('')}`);
};

/** `软件包构建系统（Koji）` → `koji`; `Example软件包构建系统` → its Latin words and the pinyin of the rest. */
const wordsId = (name: string): string => {
  const inBrackets = /[（(]([A-Za-z][A-Za-z0-9 ._-]{1,30})[)）]/.exec(name)?.[1];
  if (inBrackets) return slug(inBrackets);
  if (!/\p{Script=Han}/u.test(name)) return slug(name);
  const parts = name.match(/\p{Script=Han}+|[A-Za-z0-9]+/gu) ?? [];
  const written = parts.flatMap((part) => (/[A-Za-z0-9]/.test(part) ? [part] : spelled(part)));
  return slug(written.join(' '))
    .slice(0, 48)
    .replace(/-[^-]*$/, (end) => (written.join('-').length > 48 ? '' : end));
};

/** An entry that is there already. */
interface Entry {
  id: string;
}

/** What is looked for among the records that are there. */
export interface Wanted {
  name: string;
  affiliation?: string;
}

/** Gives ids to one kind of record, none twice: that of the entry that `isSame` finds, or one made from the spelling. */
export const idMaker = <E extends Entry>(
  entries: E[],
  isSame: (entry: E, wanted: Wanted) => boolean,
  spell: (name: string) => string = wordsId,
) => {
  const given = new Set<string>();
  return (wanted: Wanted, spelling = wanted.name): string => {
    const found = entries.find((entry) => isSame(entry, wanted) && !given.has(entry.id))?.id;
    const made = spell(spelling) || 'record';
    const isFree = (id: string) => !given.has(id) && !entries.some((entry) => entry.id === id);
    let id = found ?? made;
    for (let number = 2; found === undefined && !isFree(id); number += 1) id = `${made}-${number}`;
    given.add(id);
    return id;
  };
};
