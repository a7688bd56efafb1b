// What one may ask for can be asked for: nothing private goes to a public list, and where nobody does it, somebody is asked.
import { questionsAbout } from '#model/records/questions.ts';
import { listFor, mailTo, type RequestEntry } from '#model/sig/requests.ts';
import { factsOf } from '#scripts/check/content/facts.ts';
import { recordsOf } from '#scripts/check/content/read.ts';
import { type Check, placed, type Problem } from '#scripts/check/rule.ts';

/** What mail programs and browsers take as a link. */
const longestAddress = 2000;

const privateOnList = ({ data: { bring } }: RequestEntry): Problem[] =>
  bring.flatMap((item, index): Problem[] =>
    item.private
      ? [
          {
            at: ['bring', index, 'private'],
            found: `「${item.name.zh}」是私人信息，而 channel 是公开的邮件列表`,
            expected: '私人信息不发到公开的渠道',
            fix: 'channel 改为不公开的渠道，或从 bring 中删除该项',
          },
        ]
      : [],
  );

export const requests: Check = {
  name: 'requests',
  description: '申请注明由谁办理或有待确认的问题，私人信息不发到公开的列表，列出申请的页面存在',
  run: (site) => {
    const { facts } = factsOf(site.sources);
    const hasPage = facts.pages.some(({ id }) => id === 'requests');
    return recordsOf(site, 'requests').flatMap((source, index) => {
      const request = facts.requests.find(({ id }) => id === source.id);
      if (!request) return [];
      const { name, kind, does, bring } = request.data;
      const list = listFor(facts, request);
      const problems = list ? privateOnList(request) : [];
      if (kind === 'ask' && !does && questionsAbout(facts, request).length === 0)
        problems.push({
          at: ['kind'],
          severity: 'warning',
          found: '未注明由谁办理，也没有关于该事项的待确认的问题',
          expected: '注明 does，或在 questions/ 中提问',
          fix: '填写 does（有出处时），或新建一个 about 指向该记录的问题',
        });
      if (list && mailTo(list, name.zh, bring.map((item) => item.name.zh).join('\n')).length > longestAddress)
        problems.push({
          at: ['bring'],
          found: '需要提供的内容过多，邮件草稿的链接超过 2000 个字符',
          expected: '邮件程序能打开的链接',
          fix: '合并或缩短 bring 中的各项',
        });
      if (!hasPage && index === 0)
        problems.push({
          at: ['name'],
          found: '没有列出申请的页面',
          expected: 'pages/requests/zh.mdx 存在，正文中有 <Requests />',
          fix: '新建该页面，填写 title、summary 和 <Requests />',
        });
      return placed(source, problems);
    });
  },
};
