// lists/<id>.yaml：一个邮件列表。
import { z } from 'astro/zod';
import { httpsUrl, localized, orHole } from './shapes.ts';

export const list = z.strictObject({
  name: localized.describe('列表名称'),
  address: z.email({ error: '应为列表的邮件地址' }).describe('列表地址，大小写与章程一致').meta({ title: '地址' }),
  purpose: localized.optional().describe('用途；章程没写就不写'),
  archive: orHole(httpsUrl).optional().describe('归档网址；写法同所辖项目的 link'),
  subscribe: orHole(z.email()).optional().describe('订阅地址；写法同上'),
  order: z.int().min(1).describe('显示顺序'),
});

export type List = z.infer<typeof list>;
