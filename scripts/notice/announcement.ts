// What a notice says to people who do not look at the site: a mail to the list, and a message for the robot of a group.
import { dayIn, timeIn, zoneName } from '#language/dates.ts';
import { recordPath } from '#model/records/addresses.ts';
import { type Facts, get } from '#model/records/facts.ts';
import type { NoticeEntry } from '#model/status/status.ts';
import { meaningOf } from '#schemas/labels.ts';
import type { SiteConfig } from '#schemas/site.ts';
import { wordsOf } from '#words/words.ts';

/** Both texts; they name the newest update. WeCom, Feishu and DingTalk take the second as a text message. */
export const announcement = (
  { id, data }: NoticeEntry,
  { facts, site }: { facts: Facts; site: SiteConfig },
): string => {
  const at = (moment: string): string => `${dayIn(moment, site.zone)} ${timeIn(moment, site.zone)}`;
  const update = data.updates.at(-1);
  const state = update && meaningOf('noticeState', update.state, 'zh');
  const kind = [meaningOf('noticeKind', data.kind, 'zh'), state].filter(Boolean).join('·');
  const url = site.address && new URL(recordPath('notices', id), site.address).href;
  const span = wordsOf('zh').status.span(at(data.start), data.end && at(data.end));
  const lines = [
    `受影响的系统：${data.services.map((one) => get(facts.services, one).data.name.zh).join('、')}`,
    data.kind === 'incident' && `严重程度：${meaningOf('serviceState', data.severity, 'zh')}`,
    `时间：${span}（${zoneName(data.start, site.zone, 'zh')}）`,
    update && update.text.zh !== data.title.zh && `${timeIn(update.at, site.zone)} ${update.text.zh}`,
    url && `详情：${url}`,
  ].filter((line) => typeof line === 'string');
  const mail = facts.lists.find((list) => list.id === site.contactList)?.data.address;
  return [
    '邮件列表：',
    ...(mail ? [`收件人：${mail}`] : []),
    `主题：[${kind}] ${data.title.zh}`,
    '',
    data.title.zh,
    '',
    ...lines,
    '',
    '群机器人：',
    `【${kind}】${data.title.zh}`,
    ...lines,
  ].join('\n');
};
