// A notice in words: which system, how bad, at what time, and the text of its record with one more update.
import { dayIn } from '#language/dates.ts';
import { inZone } from '#language/zones.ts';
import type { Facts } from '#model/records/facts.ts';
import { noticesInTime, type NoticeEntry } from '#model/status/status.ts';
import { type ChoiceName, meaningOf, type ValueIn } from '#schemas/labels.ts';
import { instant } from '#schemas/shapes.ts';
import { suggest } from '#scripts/check/advice/closest.ts';
import { adding, closingText, order } from '#scripts/check/checks/notices.ts';
import { sourceOf } from '#scripts/check/content/read.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { type Clock, valueOf } from '#scripts/new/typed.ts';

/** The moment that was typed, with the offset of the site's zone. Throws a Failure where it is none. */
export const momentIn = (typed: string, clock: Clock): string => {
  if (typed === '现在' || typed === 'now') return inZone(clock.now, clock.zone);
  const found = String(valueOf({ type: 'string', kind: 'instant' }, typed, clock));
  if (instant.safeParse(found).success) return found;
  throw new Failure(`时间「${typed}」无效，应为 16:00、明天 22:00 或 2026-11-24 16:00`);
};

/** Ids of the systems that were named by id or name, as the command line of `npm run new` takes them. */
export const systemsNamed = (typed: string, { services }: Facts): string => {
  const names = services.map(({ id, data: { name, short } }) => [id, name.zh, name.en, short?.zh, short?.en]);
  const ids = typed.split(/\s*[,，、]\s*/).map((word) => {
    const [id] = names.find((one) => one.some((name) => name?.toLowerCase() === word.toLowerCase())) ?? [];
    if (id) return id;
    const all = services.map((one) => one.id);
    throw new Failure(`未找到系统：${word}。${suggest(word, all, `可选：${all.join('、')}`)}`);
  });
  return ids.join(',');
};

/** The value that is called so, in either language, or has that name. */
const named = <Of extends ChoiceName>(of: Of, values: readonly ValueIn<Of>[], typed: string): ValueIn<Of> => {
  const found = values.find((value) => [value, meaningOf(of, value, 'zh'), meaningOf(of, value, 'en')].includes(typed));
  if (found) return found;
  const all = values.map((value) => `${meaningOf(of, value, 'zh')}（${value}）`).join('、');
  throw new Failure(`未知的值「${typed}」，可选：${all}`);
};

export const severityNamed = (typed: string): string =>
  named('serviceState', ['degraded_performance', 'partial_outage', 'major_outage'], typed);

/** The name of a new notice's file behind its day: `koji-incident`, and a number where there is one already. */
export const freeId = (data: Record<string, unknown>, kind: string, { notices }: Facts, zone: string): string => {
  const [first = ''] = data['services'] as string[];
  const day = dayIn(String(data['start']), zone);
  const taken = new Set(notices.map(({ id }) => id));
  const name = `${first}-${kind}`;
  const all = [name, ...Array.from({ length: 99 }, (_, index) => `${name}-${index + 2}`)];
  return all.find((one) => !taken.has(`${day}-${one}`)) ?? name;
};

interface Said {
  /** ISO with offset. */
  at: string;
  zh?: string | undefined;
  en?: string | undefined;
}

const textIn = ({ zh, en }: Said, otherwise: { zh: string; en?: string | undefined }) =>
  zh ? { zh, ...(en && { en }) } : otherwise;

/** What a new notice says first: its title, where nothing else was given. */
export const firstUpdate = (data: Record<string, unknown>, kind: keyof typeof order, said: Said) => {
  const [first, second] = order[kind];
  const isRunning = kind === 'maintenance' && Date.parse(String(data['start'])) <= Date.parse(said.at);
  return { at: said.at, state: isRunning ? second : first, text: textIn(said, data['title'] as { zh: string }) };
};

/** The notice of that id or a part of it; without a name the only one that is not over. */
export const noticeNamed = (name: string | undefined, facts: Facts, now: Date): NoticeEntry => {
  const { current, coming } = noticesInTime(facts, now);
  const open = [...current, ...coming];
  const found = name === undefined ? open : facts.notices.filter(({ id }) => id.includes(name));
  const exact = found.find(({ id }) => id === name);
  const [only, ...others] = exact ? [exact] : found;
  if (only && others.length === 0) return only;
  const all = (found.length > 0 ? found : open).map(({ id }) => id).join('、') || '无';
  throw new Failure(
    name === undefined
      ? `未指定通知。未结束的通知：${all}`
      : `${only ? '有多个通知符合' : '未找到通知：'}${name}。${only ? '' : '未结束的'}通知：${all}`,
  );
};

/** The text of a notice's file with one more update; `closing` writes the end, too. Throws a Failure where it cannot be added. */
export const changed = ({ id, file, data }: NoticeEntry, text: string, said: Said & { state?: string | undefined }) => {
  const states = order[data.kind];
  const last = data.updates.at(-1)?.state ?? states[0];
  const isBegun = Date.parse(data.start) <= Date.parse(said.at);
  const same = data.kind === 'maintenance' && isBegun ? 'in_progress' : last;
  const closing = states[states.length - 1] ?? last;
  const state = said.state === 'closing' ? closing : said.state ? named('noticeState', states, said.state) : same;
  if (state !== closing && !said.zh) throw new Failure('未指定 --text（本次发布的内容）');
  const update = { at: said.at, state, text: textIn(said, closingText(data.kind)) };
  const frame = { path: file, file, collection: 'notices', id } as const;
  const source = sourceOf(frame, text);
  const edits = adding(source, [update]);
  const [edit] = edits;
  if (!edit) throw new Failure(`${file} 的 updates 为空列表或写在一行中，无法添加。请改为每项一行，或删除该行`);
  const whole = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return state === closing ? withEnd(whole, said.at) : whole;
};

/** The same with another `end`, which stands behind `start` where there was none. */
const withEnd = (text: string, end: string): string =>
  /^end: .*$/m.test(text) ? text.replace(/^end: .*$/m, `end: ${end}`) : text.replace(/^start: .*$/m, `$&\nend: ${end}`);
