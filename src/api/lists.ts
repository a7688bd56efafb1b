// /api/v1/lists.json: the mailing lists.
import { z } from 'astro/zod';
import { addressOrHole, hole, identity, identityOf, listFile, text } from './source.ts';

const list = z.strictObject({
  ...identity,
  name: text.describe('名称'),
  address: z.email().describe('邮件地址'),
  purpose: text.optional().describe('用途；章程未说明时省略'),
  archive: addressOrHole.optional().describe(`归档的${addressOrHole.description}；章程未提及时省略`),
  subscribe: z
    .union([z.email(), hole])
    .optional()
    .describe('订阅用的邮件地址；章程原文为 TBD 或 N/A 时为 {state: unknown} 或 {state: none}，未提及时省略'),
});

export const lists = listFile('lists', list, '按显示的顺序', (source) =>
  source.facts.lists.map(({ data: { name, address, purpose, archive, subscribe }, ...one }) => ({
    ...identityOf(source, one),
    name,
    address,
    purpose,
    archive,
    subscribe,
  })),
);
