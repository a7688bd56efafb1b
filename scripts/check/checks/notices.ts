// Notices in time: incidents lie in the past and maintenance not far ahead; updates lead from a first to a closing one, in the order of states.
import { stringify } from 'yaml';
import type { z } from 'astro/zod';
import { dayMs } from '#language/dates.ts';
import { notice as noticeSchema } from '#schemas/notice.ts';
import { validOf } from '#scripts/check/content/facts.ts';
import type { Source } from '#scripts/check/content/read.ts';
import type { Edit } from '#scripts/check/finding.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';

type Notice = z.output<typeof noticeSchema>;
type State = Notice['updates'][number]['state'];

/** Days that maintenance is announced ahead, or a notice lasts, at most: with more, mostly the year is wrong. */
const longest = 400;

/** The states of each kind in their order; the last one closes. */
export const order = {
  incident: ['investigating', 'identified', 'monitoring', 'resolved'],
  maintenance: ['scheduled', 'in_progress', 'completed'],
} as const satisfies Record<Notice['kind'], State[]>;
const words = { incident: ['故障', 'incident'], maintenance: ['维护', 'maintenance'] } as const;

/** What a closing update says where nobody says more. */
export const closingText = (kind: Notice['kind']) => {
  const [zh, en] = words[kind];
  return { zh: `${zh}已结束。`, en: `The ${en} is over.` };
};

const isClosing = (state: State): boolean => state === 'resolved' || state === 'completed';

/** Warnings: whether a time lies ahead depends on the clock, and a build must not. */
const ahead = ({ kind, start, end, updates }: Notice, now: number): Problem[] => {
  const [name] = words[kind];
  const late = (at: Problem['at'], moment: string, expected: string): Problem => ({
    at,
    severity: 'warning',
    found: `时间 ${moment} 晚于当前时间`,
    expected,
    fix: '核对年份和时区',
  });
  const isAhead = (moment: string, days = 0) => Date.parse(moment) > now + days * dayMs;
  const found = updates.flatMap(({ at }, index) =>
    isAhead(at) ? [late(['updates', index, 'at'], at, '进展是已经发布的内容')] : [],
  );
  if (kind === 'incident') {
    if (isAhead(start)) found.push(late(['start'], start, `${name}已经开始；计划中的工作填写 kind: maintenance`));
    if (end && isAhead(end)) found.push(late(['end'], end, `${name}已经结束；尚未结束时省略 end`));
  } else if (isAhead(start, longest)) found.push(late(['start'], start, `${name}最多提前 ${longest} 天公布`));
  return found;
};

const endless = ({ kind, start, end }: Notice): Problem[] => {
  if (!end || Date.parse(end) - Date.parse(start) <= longest * dayMs) return [];
  const found = `${words[kind][0]}从 ${start} 持续到 ${end}`;
  return [{ at: ['end'], found, expected: `通知的时长不超过 ${longest} 天`, fix: '核对 end 的年份' }];
};

/** A state comes once, in order; an incident may be opened again with an update back to `investigating`. */
const backwards = ({ kind, end, updates }: Notice): Problem[] => {
  const ranks: readonly State[] = order[kind];
  return updates.flatMap(({ at, state }, index): Problem[] => {
    const before = updates[index - 1]?.state;
    const isBack = before !== undefined && ranks.indexOf(state) < ranks.indexOf(before) && state !== 'investigating';
    if (isBack) {
      const expected = `状态依次为 ${ranks.join('、')}`;
      const fix = kind === 'incident' ? '核对状态；如果故障再次发生，先添加一条 investigating' : '核对状态和顺序';
      return [{ at: ['updates', index, 'state'], found: `进展的状态 ${before} 之后为 ${state}`, expected, fix }];
    }
    if (!end || isClosing(state) || Date.parse(at) <= Date.parse(end)) return [];
    const found = `结束（${end}）之后仍有进展 ${state}`;
    return [
      { at: ['updates', index, 'at'], found, expected: '进展早于或等于 end', fix: '核对时间；尚未结束时删除 end' },
    ];
  });
};

/** Puts updates after those that are there, or a list of them at the end of the front matter. */
export const adding = ({ text, record }: Source, rows: object[]): Edit[] => {
  const list = record.document?.get('updates', true) as { items?: { range?: [number, number, number] }[] } | undefined;
  const last = list?.items?.at(-1)?.range;
  if (!last) {
    // An empty list would be a second field of the name.
    if (record.document?.has('updates')) return [];
    const end = text.lastIndexOf('---', record.bodyOffset);
    return [{ start: end, end, text: stringify({ updates: rows }, { lineWidth: 0, singleQuote: true }) }];
  }
  const start = record.yamlOffset + last[0];
  const indent = /^( *)- *$/.exec(text.slice(text.lastIndexOf('\n', start) + 1, start))?.[1];
  if (indent === undefined) return [];
  const end = record.yamlOffset + last[2];
  const lines = stringify(rows, { lineWidth: 0, singleQuote: true }).trimEnd().split('\n');
  return [{ start: end, end, text: lines.map((line) => `${indent}${line}\n`).join('') }];
};

/** An update at the beginning and one at the end, which say no more than the record says. */
const missing = (source: Source, notice: Notice, now: number): Problem[] => {
  const { kind, title, start, end, updates } = notice;
  const isOver = end !== undefined && Date.parse(end) <= now;
  const isBegun = Date.parse(start) <= now;
  const opening = { at: start, state: kind === 'incident' ? 'investigating' : 'in_progress', text: title };
  const text = closingText(kind);
  const closing = { at: end, state: order[kind].at(-1), text };
  const isOpened = updates.length > 0;
  const isClosed = updates.some(({ state }) => isClosing(state));
  const rows = [...(isOpened || !isBegun ? [] : [opening]), ...(isClosed || !isOver ? [] : [closing])];
  const lacks = [...(isOpened ? [] : ['第一条进展']), ...(isClosed || !isOver ? [] : ['结束的进展'])];
  if (lacks.length === 0) return [];
  const edits = adding(source, rows);
  return [
    {
      at: isOpened ? ['end'] : [],
      severity: 'warning',
      found: `缺少${lacks.join('和')}`,
      expected: '每个通知有第一条进展，结束后有结束的进展',
      fix: `在 updates 中添加${rows.length > 0 ? `：state: ${rows.map(({ state }) => state).join('、')}` : '发布通知时的内容'}`,
      ...(rows.length > 0 && edits.length > 0 && { edits }),
    },
  ];
};

export const notices: Check = {
  name: 'notices',
  description: '故障已经发生，维护最多提前 400 天公布，进展的状态依次推进，有第一条和结束的一条',
  run: (site) =>
    validOf(site, 'notices', noticeSchema).flatMap(({ source, data }) =>
      placed(source, [
        ...ahead(data, site.now.getTime()),
        ...endless(data),
        ...backwards(data),
        ...missing(source, data, site.now.getTime()),
      ]),
    ),
};
