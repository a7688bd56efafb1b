// A person's id and English name are the pinyin of the Chinese name, where they are pinyin at all.
import { joined } from '#language/names.ts';
import { pinyin as spelled } from 'pinyin-pro';
import { type Known, isAsked, peopleOf, readings } from '#scripts/check/content/people.ts';
import { fieldOf } from '#scripts/check/content/places.ts';
import { type Check, type Problem, placed } from '#scripts/check/rule.ts';

const syllable =
  '(?:[bpmfdtnlwy]|[gkh](?!i)|[jqx](?=[iuv])|(?:[zcs]h?|r)(?!i[aenou])|(?=[aeo]))' +
  '(?:a(?:ng?|i|o)?|e(?:ng?|i|r)?|i(?:ao?|ang?|e|ng?|ong|u)?|o(?:ng|u)?|u(?:ai?|ang?|e|i|n|o)?|ve?)';
/** Inside a word, a syllable that begins with a vowel has an apostrophe before it. */
const word = new RegExp(`^${syllable}(?:'?(?![aeo])${syllable}|'${syllable})*$`);

/** `Lǚ Xi’an` → `lu`, `xi'an` */
const partsOf = (written: string): string[] =>
  written
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .split(/[\s-]+/);

/** Matches every spelling of these characters as one word; ü is written v, u or yu. */
const patternOf = (characters: string): string =>
  [...characters].map((one) => `(?:${[...readings(one)].join('|').replaceAll('v', '(?:v|u|yu)')})`).join('');

/** Surname and given name in either order; surnames have one or two characters. */
const fits = (parts: string[], name: string): boolean =>
  [0, 1, 2].some((length) => {
    const pattern = patternOf(name.slice(length) + name.slice(0, length));
    return new RegExp(`^${pattern}$`).test(parts.join('').replaceAll("'", ''));
  });

const problemsOf = ({ source, id, name }: Known): Problem[] => {
  const [first = '', ...rest] = spelled(name, { toneType: 'none', type: 'array', v: true, surname: 'head' });
  const given = rest.join('');
  const english = `${first} ${given}`.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
  const fields = [
    { label: 'ID', written: id, expected: `${first}-${given}`, at: 0 },
    { label: '英文名', written: fieldOf(source, 'name', 'en'), expected: english, at: ['name', 'en'] },
  ];
  return fields.flatMap(({ label, written, expected, at }): Problem[] => {
    const parts = typeof written === 'string' ? partsOf(written) : [];
    if (parts.length === 0 || !parts.every((part) => word.test(part)) || fits(parts, name)) return [];
    const found = `${label} ${String(written)} 与中文名「${name}」的拼音不一致`;
    const fix = '核对后更正拼音或中文名；如果不确定，请在 questions/ 中添加关于此人的问题';
    return [{ at, severity: 'warning', found, expected: `${joined(label, '与中文名的拼音一致')}：${expected}`, fix }];
  });
};

export const pinyin: Check = {
  name: 'pinyin',
  description: '用拼音写的成员 ID 和英文名与中文名一致',
  run: (site) =>
    peopleOf(site)
      .filter(({ id }) => !isAsked(site, id))
      .flatMap((person) => placed(person.source, problemsOf(person))),
};
