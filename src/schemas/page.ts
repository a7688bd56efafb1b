// Front matter of pages/<id>/zh.md: title and summary of a page.
import { z } from 'astro/zod';
import { field } from './field.ts';
import { date, localized, otherNames, source, text } from './shapes.ts';

const milestone = z.strictObject({
  date: field(date, ['日期', 'Date'], { help: ['事件发生的日期', 'Day of the event.'] }),
  text: field(localized, ['事件', 'Event'], {
    help: ['事件，一句话', 'The event, in one sentence.'],
    example: { zh: '社区批准成立 SIG。', en: 'The community approved the SIG.' },
  }),
  source: field(source, ['出处', 'Source'], { help: ['事件的出处', 'Where the event is recorded.'] }),
});

export const page = z.strictObject({
  title: field(text, ['标题', 'Title'], { help: ['页面标题', 'Title of the page.'], example: '加入' }),
  summary: field(text, ['摘要', 'Summary'], {
    help: [
      '摘要，一至两句话，用于页面导语、搜索结果和分享卡片',
      'A summary of one or two sentences. It introduces the page and appears in search results and share cards.',
    ],
    example: '加入的步骤和可参与的工作。',
  }),
  aka: field(otherNames, ['其他名称', 'Other names'], {
    help: [
      '读者使用的其他名称和搜索词，最常用的在前；用于标题、搜索结果和站内搜索，可选',
      'Other names and search terms that readers use, the most common first. For titles, search results and site search. Optional.',
    ],
    example: [{ zh: '账号注册', en: 'account registration' }],
  }),
  milestones: field(z.array(milestone).optional(), ['历程', 'Milestones'], {
    help: [
      'SIG 的历程，显示在章程页；只用于 pages/history，可选',
      'Milestones of the SIG, shown on the charter page. Only in pages/history, optional.',
    ],
  }),
});

export type Milestone = z.infer<typeof milestone>;

/** An original charter kept as it was: no front matter, not a byte changed. */
export const charterVersion = z.strictObject({});
