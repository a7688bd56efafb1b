// What is private goes before anything else is read: numbers and passwords of meetings, telephones, personal mail, secrets.
import { isPrivateMail, type OwnMail } from '#scripts/kit/private/own-mail.ts';
import { accessIn } from '#scripts/kit/private/access.ts';
import { personalIn } from '#scripts/kit/private/people.ts';
import { secretsIn } from '#scripts/kit/private/secrets.ts';
import { without } from '#scripts/kit/private/span.ts';
import type { AddNote, Line } from './source.ts';

const kinds = { mail: '个人邮箱', mobile: '手机号', identity: '身份证号', chat: '微信号或 QQ 号', wechat: '微信号' };

/** Words that say nothing once what they announced is gone. */
const empty =
  /^(?:[#\s：:，,、；;。|/（）()【】=-]|腾讯会议|飞书会议|钉钉会议|会议|链接|入口|入会|加入|点击|号码?|ID|密码|口令|zoom|meeting|passcode|password|电话|手机|微信|邮箱|mail|email|或|和|及|是|为)*$/i;

/** The lines without what is private. Each such line is named, and never with the value. */
export const withoutPrivate = (lines: Line[], own: OwnMail, note: AddNote): Line[] =>
  lines.flatMap((line): Line[] => {
    const people = personalIn(line.text)
      .filter(({ kind, text }) => kind !== 'mail' || isPrivateMail(text, own))
      .map(({ start, end, kind }) => ({ start, end, kind: kinds[kind] }));
    const spans = [...accessIn(line.text), ...secretsIn(line.text), ...people];
    if (spans.length === 0) return [line];
    note(line.number, 'unplaced', `已删除不公开的内容：${[...new Set(spans.map(({ kind }) => kind))].join('、')}`);
    const rest = without(line.text, spans, ' ')
      .replaceAll(/[（(【]\s*[)）】]/g, ' ')
      .replaceAll(/(?<=\S) {2,}/g, ' ')
      .trimEnd();
    const { raw, ...plain } = line;
    if (line.isCode) return [{ ...plain, text: rest, raw: rest }];
    return empty.test(rest) ? [] : [{ ...plain, text: rest }];
  });
