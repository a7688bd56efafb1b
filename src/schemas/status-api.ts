// /api/v1/status.json 的形状：本站自己的状态接口，未知就写 unknown。
import { z } from 'astro/zod';
import { serviceState } from './snapshot.ts';

const state = z.enum([...serviceState.options, 'unprobed']);

export const statusApi = z.strictObject({
  generatedAt: z.iso.datetime().describe('这份数据生成的时间'),
  staleAfterSeconds: z.int().describe('探测结果超过这么久就不再算数'),
  headline: state.describe('自有系统中最差的状态'),
  services: z.array(
    z.strictObject({
      id: z.string(),
      name: z.strictObject({ zh: z.string(), en: z.string().optional() }),
      owner: z.enum(['own', 'third-party']),
      state: state.describe('unknown 不知道，既不是好也不是坏；unprobed 没有可探测的'),
      url: z.string(),
      checkedAt: z.iso.datetime().optional(),
      goodAt: z.iso.datetime().nullable().optional(),
    }),
  ),
});
