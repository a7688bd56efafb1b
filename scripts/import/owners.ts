// Who is to do something: the places where minutes write it.
import { isPersonName, organisation } from './names.ts';
import { anyOf } from './any-of.ts';

export type Owner = 'everyone' | { role: 'chair' | 'secretary' } | { someone: string };

export interface Owned {
  text: string;
  owners: Owner[];
}

const everyone = /^(?:ALL|全体(?:成员|人员|小伙伴|委员|理事)?|全员|所有人|大家|各位)$/i;
const roles: Record<string, 'chair' | 'secretary'> = { 联席组长: 'chair', 组长: 'chair', 秘书: 'secretary' };
const joiners = /\s*(?:[、，,/&＆+；;]|和|与|及|\sand\s|\s)\s*/;
/** What may stand beside owners in the same brackets. */
const besides =
  /^(?:主责|协助|配合|负责人?|跟进|截止|前|之前|完成|due|by|至|到|[\d年月日号./:-]+(?:之?前|以前)?(?:完成)?)$/i;

const ownerOf = (word: string, isKnown: (name: string) => boolean): Owner | undefined => {
  if (everyone.test(word)) return 'everyone';
  const role = roles[word];
  if (role) return { role };
  const name = [word, ...word.split(/\s*[-－–—]\s*/)].find(isKnown);
  return name === undefined ? undefined : { someone: name };
};

/** All owners named, or `undefined` where one of the words is not a known name. */
function ownersIn(text: string, isKnown: (name: string) => boolean): Owner[] | undefined {
  const plain = text.replace(/^(?:负责人|责任人|跟进人|owner)\s*[：:]\s*/i, '').trim();
  const whole = ownerOf(plain.replace(/^@/, ''), isKnown);
  if (whole) return [whole];
  const owners = plain
    .split(joiners)
    .map((word) => word.replace(/^@/, '').replace(/(?:负责|跟进)$/, ''))
    .filter((word) => word !== '' && !besides.test(word))
    .map((word) => ownerOf(word, isKnown));
  return owners.every((owner) => owner !== undefined) && owners.length > 0 ? owners : undefined;
}

const ownerLabel = `(?:主要)?${anyOf('负责人 责任人 跟进人 执行人 承担人 主责 主责人 经办人 owner assignee 负责 跟进')}`;
/** `责任人：成员甲；`: told in so many words, so that a name counts that nobody else bears. */
const told = new RegExp(
  String.raw`[（(【\[]?\s*${ownerLabel}\s*[：:]\s*(?<who>[^：:；;。（）()【】\[\]]+?)\s*(?:[)）】\]]|(?=[；;。]|[，,]\s*(?:截止|期限|完成)|$))[；;，,。]?`,
  'i',
);

/** Places where minutes write owners; the group `who` counts only where all of it is known. */
const forms = [
  /^[（(【[](?<who>[^）)】\]]+)[）)】\]]\s*[：:]?\s*(?<what>.+)$/,
  /^(?:\*\*|__)(?<who>.+?)(?:\*\*|__)\s*[：:]?\s*(?<what>.+)$/,
  /^@?(?<who>[^：:]{1,30}?)\s*[：:]\s*(?<what>.+)$/,
  /^(?<who>[^：:，,]{1,20}?)\s*[，,]\s*(?<what>.+)$/,
  /^(?<what>.+?)\s*[（(【[](?<who>[^（）()【】[\]]+)[)）】\]][。.]?$/,
  /^(?<what>.+?)\s*(?:[-－–—]+|@)\s*(?<who>[^-－–—@]+?)[。.]?$/,
  /^(?<who>@\S+(?:[\s、，,]+@\S+)*)\s+(?<what>.+)$/,
  /^(?<what>.+?)\s*(?<who>@\S+(?:[\s、，,]*@\S+)+)[。.]?$/,
];

/** What people are to do, right behind their names. */
const verb =
  /^(?:负责|跟进|牵头|主导|协调|落实|来(?=\S)|会后|后续|继续|尽快|下周|整理|联系|联络|更新|准备|提交|编写|撰写|起草|推进|确认|核对|核实|组织|补充|完成|发起|发送|发出|发布|安排|输出|提供|给出|根据|按照?|为|把|将|在|借|对|建立|设立|创建|新建|同步|沟通|评估|调研|分析|修复|修改|测试|验证|部署|迁移|检查|排查|协助|配合|统计|收集|汇总|申请|制定|拟定|设计|实现|开发|优化|清理|升级|配置|搭建|采购|通知|邀请|转发|翻译|上传|归档|备份|写|做|改|发|建|查|列出|完善|公示|反馈(?!的)|起草|搭|to\s)/;

/** 「由成员乙和成员丙整理清单」, 「成员乙负责联系机房」: names at the start, then what they do. */
function atStart(text: string, names: ReadonlySet<string>): Owned | undefined {
  const by = /^(?:会后|后续)?\s*(?:请|由|需要?)?\s*/.exec(text)?.[0] ?? '';
  const longest = [...names].sort((a, b) => b.length - a.length);
  const owners: Owner[] = [];
  let rest = text.slice(by.length).replace(/^@/, '');
  // 「某公司成员甲负责……」, 「请某公司成员甲……」
  const from = longest.find((one) => rest.includes(by === '' ? `${one}负责` : one));
  const before = from === undefined ? '' : rest.slice(0, rest.indexOf(from));
  if (before !== '' && before.length <= 10 && organisation.test(before)) rest = rest.slice(before.length);
  for (;;) {
    const name = longest.find((one) => rest.startsWith(one));
    if (!name) break;
    owners.push({ someone: name });
    rest = rest.slice(name.length);
    const joiner = /^\s*(?:[、，,/&＆+]|和|与|及)\s*@?/.exec(rest)?.[0];
    if (joiner === undefined || !longest.some((one) => rest.slice(joiner.length).startsWith(one))) break;
    rest = rest.slice(joiner.length);
  }
  const isSaid = by !== '' || verb.test(rest) || /^\s+\S/.test(rest);
  if (owners.length === 0 || !isSaid) return undefined;
  const what = rest
    .trim()
    .replace(/^负责|^to\s/, '')
    .trim();
  return what === '' ? undefined : { text: what, owners };
}

/** The owners of an item and the item without them; none where the words name nobody known. */
export function ownedOf(text: string, names: ReadonlySet<string>): Owned | undefined {
  const isKnown = (name: string) => names.has(name);
  const label = told.exec(text);
  const named = label?.groups?.['who'] && ownersIn(label.groups['who'], (name) => isKnown(name) || isPersonName(name));
  if (label && named) {
    const what = (text.slice(0, label.index) + text.slice(label.index + label[0].length)).replace(/[，,；;。\s]+$/, '');
    if (what.trim() !== '') return { text: what.trim(), owners: named };
  }
  for (const form of forms) {
    const { who = '', what = '' } = form.exec(text)?.groups ?? {};
    const owners = who && ownersIn(who, isKnown);
    if (owners) return { text: what.trim().replace(/^[-–—]+\s*|\s*[-–—]+$/g, ''), owners };
  }
  const first = atStart(text, names);
  if (first) return first;
  // What stands behind `@` is a name, known or not.
  const at =
    /^(?<who>@\p{Script=Han}{2,4})(?:\s+|[：:]\s*)(?<what>.+)$|^(?<what>.+?)\s*(?<who>@\p{Script=Han}{2,4})[。.]?$/u.exec(
      text,
    )?.groups;
  return at?.['who'] && at['what'] ? { text: at['what'].trim(), owners: [{ someone: at['who'].slice(1) }] } : undefined;
}

/** The owners in a cell of a table's column of owners. */
export const ownersOfCell = (text: string): Owner[] => ownersIn(text, isPersonName) ?? [];
