// The words with which minutes name their parts, in Chinese, in English, or in both side by side.
import { unmarked } from './source.ts';

export type Label = 'when' | 'chair' | 'scribe' | 'attendees' | 'apologies' | 'place';
/** Parts that are lists or texts. */
export type Part = 'agenda' | 'minutes' | 'decisions' | 'actions' | 'earlier' | 'about';

type Words = [han: RegExp, english: RegExp];

const facts: Record<Label, Words> = {
  when: [
    /^(?:会议|召开|开会|例会|本次会议)?(?:召开)?(?:[时時][间間]|日期|时间日期|日期时间)$/,
    /^(?:meeting )?(?:date|time|when|data|date (?:and|&) time)$/i,
  ],
  chair: [
    /^(?:本次)?(?:会议)?(?:轮值)?(?:主持|主席|召集)(?:人|者)?$/,
    /^(?:meeting )?(?:chair|host|facilitator|moderator)$/i,
  ],
  scribe: [
    /^(?:会议)?(?:书记|[记纪]录(?:人员?|员|者)?|纪要(?:整理|撰写|记录)?(?:人|者)|整理人|会议秘书)$/,
    /^(?:scribe|note[- ]?taker|minutes (?:by|taker)|recorder|secretary)$/i,
  ],
  attendees: [
    /^(?:本次|实际)?(?:(?:参会|与会|出席|到会|到场|列席|参加|参与讨论)(?:会议)?(?:人员?|者|成员|同学|人员名单|名单|列表|嘉宾|情况|单位及人员)?|(?:参与|会议|小组)(?:人员?|者|成员|人员名单)|成员)$/,
    /^(?:attendees|participants|(?:members |people )?present|attendance)$/i,
  ],
  apologies: [
    /^(?:请假|缺席|未到|未参会|未出席)(?:人员?|者|成员|人员名单|名单)?$/,
    /^(?:apologies|absent|absentees|regrets)$/i,
  ],
  place: [/^(?:会议|召开)?(?:地点|形式|方式|平台|会议室)$/, /^(?:meeting )?(?:place|location|where|venue)$/i],
};

const parts: Record<Part, Words> = {
  about: [/^(?:会议)?(?:基本)?(?:信息|概况|概要|情况|说明)$/, /^(?:meeting )?(?:info(?:rmation)?|details)$/i],
  agenda: [/^(?:本次|本周|本期|当天)?(?:会议)?(?:议题|议程)(?:列表|清单)?$/, /^(?:agenda|topics)$/i],
  minutes: [
    /^(?:会议|例会|本次会议)?(?:纪要|内容|记录|讨论|讨论内容|主要内容|纪要内容|议题讨论|正文)$|^(?:议题)?讨论(?:内容|事项|记录|情况|要点|过程)$/,
    /^(?:meeting )?(?:minutes|notes|discussions?)$/i,
  ],
  decisions: [
    /^(?:会议|本次会议|本次|形成|主要|最终|关键|讨论)?(?:决议|决定|决策|结论|共识|议定)(?:事项|内容|列表|汇总|如下)?$|^(?:会议)?讨论结果$|^定下来的事(?:情|项)?$|^(?:本次)?(?:会议|大家|各方|与会者)?(?:达成|形成|[做作]出)了?(?:以下|如下)?(?:共识|决议|决定|结论|一致意见)$/,
    /^(?:(?:key|main) )?(?:decisions?|resolutions?|conclusions?|outcomes?|agreed|agreements?)(?: made)?$/i,
  ],
  actions: [
    /^(?:本次|本周|会后|会议|新增|后续)?(?:的)?(?:待办(?:事项|任务|清单|列表)?|行动(?:项|事项|计划)?|跟进(?:事项|项)?|待跟进(?:事项)?|(?:各人的?)?任务(?:分工|分配|安排|列表|清单)?|工作(?:安排|分工)|分工|遗留(?:事项|任务|问题)|要做的事(?:情|项)?|下一步(?:工作|计划|行动|安排)*)$|^后续(?:工作|计划|行动|安排|事项|跟进|任务)*$/,
    /^(?:to[\s-]?dos?(?:[\s-]?list)?|action[\s-]?items?|actions?|tasks?|AIs?|ARs?|next steps|follow[- ]?ups?)$/i,
  ],
  earlier: [
    /^(?:上次|上期|上周|上一次|上届|以往|历史|前期|往期|前次)(?:会议|例会)?(?:的)?(?:未决|遗留|未完成)?(?:的)?(?:待办(?:事项|任务)?|行动项|遗留(?:问题|事项|任务)|任务|工作)(?:的)?(?:检查|检视|检视与确认|跟踪|跟进|回顾|进展|确认|情况|完成情况|状态|更新|答复)*$|^(?:待办(?:事项|任务)?|行动项|遗留(?:问题|事项))(?:的)?(?:检查|检视|跟踪|回顾|进展|确认|完成情况|状态|更新)+$/,
    /^(?:(?:review of )?(?:previous|last|old|past)(?: meeting'?s?)? (?:action items?|actions|to-?dos?)(?: review)?|action items? review)$/i,
  ],
};

/** The words of a label without brackets, number of people and signs: its Chinese and its English. */
const sidesOf = (label: string) => {
  const text = label.replaceAll(/[（(][^）)]*[)）]/g, ' ');
  return {
    han: text.replaceAll(/[^\p{Script=Han}]/gu, ''),
    latin: text
      .replaceAll(/\p{Script=Han}/gu, ' ')
      .replaceAll(/[^A-Za-z&\s-]/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
};

const isNamed = (label: string, [han, english]: Words): boolean => {
  const sides = sidesOf(label);
  if (sides.han === '') return english.test(sides.latin);
  return (
    han.test(sides.han) &&
    (sides.latin === '' || english.test(sides.latin) || /^(?:to[\s-]?do|action|ai)s?\b/i.test(sides.latin))
  );
};

const named = <Name extends string>(table: Record<Name, Words>, label: string): Name | undefined =>
  (Object.entries(table) as [Name, Words][]).find(([, words]) => isNamed(label, words))?.[0];

const ofFact = (label: string) => named(facts, label);
const ofPart = (label: string) => {
  const part = named(parts, label);
  // 「待办」 in English only, beside 「事项」: 「TODO事项」.
  return (
    part ?? (/^【?\s*(?:TO[\s-]?DO|A[IR]s?)\s*(?:事项|清单|列表)?】?$/i.test(label.trim()) ? 'actions' : undefined)
  );
};

export interface Named<Name> {
  name: Name;
  /** What stands behind the label on its line. */
  value: string;
  /** Whether it stands alone, without a colon or brackets, as a heading does. */
  isBare: boolean;
}

const shapes = [
  /^[【[](?<label>[^】\]]{1,30})[】\]]\s*[：:]?\s*(?<value>.*)$/,
  /^(?<label>[^：:|]{1,40}?(?:[（(][^（）()]{0,20}[)）])?[^：:|]{0,30}?)(?<!\d)\s*[：:]\s*(?<value>.*)$/,
];
const spaced =
  /^(?<label>会议时间|会议日期|会议地点|参会人员?|与会人员?|出席人员|主持人|记录人|会议主持|(?:时间|日期)(?=\s+\d))\s+(?<value>\S.*)$/;

const read = <Name>(text: string, find: (label: string) => Name | undefined): Named<Name> | undefined => {
  const line = unmarked(text).replace(/^[（(]?\d{1,2}[、.．)）]\s*/, '');
  if (line === '' || line.length > 2000) return undefined;
  const alone = find(line);
  if (alone && !/[：:]/.test(line)) return { name: alone, value: '', isBare: !/^[【[]/.test(line) };
  for (const shape of [...shapes, spaced]) {
    const { label = '', value = '' } = shape.exec(line)?.groups ?? {};
    const name = label && find(label);
    if (name) return { name, value: value.trim(), isBare: false };
  }
  return undefined;
};

/** The label of a fact that a line begins with. */
export const factOf = (text: string) => read(text, ofFact);

/** The label of a part that a line begins with. */
export const partOf = (text: string) => read(text, ofPart);

const beforeLabel =
  /(?<=\S)(?:\s+|\s*[；;|｜]\s*)(?=(?:会议|参会|与会|出席|请假|缺席|主持|记录)?(?:时间|日期|地点|形式|人员?|主持人?|记录人?|书记|者|成员)\s*[：:])/;

/** The labelled facts of a line that has several: `时间：… 地点：…`. */
export const factsOn = (text: string): string[] => {
  const cells = text.trim().startsWith('|') ? text.trim().slice(1, -1).split('|') : undefined;
  if (!cells) return unmarked(text).split(beforeLabel);
  // A table of labels and values, one or two pairs in a row.
  const pairs = cells.map((cell) => unmarked(cell).replace(/[：:]$/, ''));
  const first = pairs[0] ?? '';
  if (!ofFact(first) || pairs.length < 2) return [text];
  if (pairs.length === 4 && ofFact(pairs[2] ?? '')) return [`${first}：${pairs[1]}`, `${pairs[2]}：${pairs[3]}`];
  return [`${first}：${pairs.slice(1).filter(Boolean).join('、')}`];
};
