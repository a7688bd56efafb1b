// data/live/<service>.json：一个系统上次说了什么。由 npm run live 写，人不改。
import { z } from 'astro/zod';
import { figures } from './figures.ts';
import { id } from './shapes.ts';

export { type Figures, figures } from './figures.ts';

export const serviceState = z.enum([
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
  'unknown',
]);

const utc = z.iso.datetime();
const count = z.int().min(0);

/** Why a check has no answer: what went wrong, and the code that the server or the system gave. */
export const checkError = z.strictObject({
  kind: z
    .enum([
      'dns',
      'connect',
      'tls',
      'timeout',
      'redirect',
      'http',
      'type',
      'size',
      'parse',
      'schema',
      'fault',
      'rate_limited',
      'blocked',
    ])
    .describe('出了什么问题'),
  code: z
    .union([z.string().max(60), z.number()])
    .optional()
    .describe('对方或系统给出的代码'),
});

export const check = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
    .describe('检查的编号'),
  outcome: z
    .enum(['pass', 'warn', 'fail', 'skip', 'error'])
    .describe('pass 通过 · warn 有隐患 · fail 没通过 · skip 没检查 · error 查不成'),
  latencyMs: count.optional().describe('用了多少毫秒'),
  error: checkError.optional().describe('为什么没有结果'),
});

export const link = z.strictObject({
  title: z.string().max(200).describe('标题'),
  url: z.url({ protocol: /^https?$/ }).describe('网址'),
  at: utc.optional().describe('时间'),
});

export const snapshot = z.strictObject({
  schema: z.literal(1).describe('格式的版本'),
  service: id.describe('系统的编号'),
  state: serviceState.describe('现在的状态；unknown 不知道，既不是好也不是坏'),
  source: z
    .enum(['live', 'last-known-good', 'never'])
    .describe('live 刚问到 · last-known-good 上次好的时候 · never 从来没有问到'),
  checkedAt: utc.describe('探测的时间'),
  goodAt: utc.nullable().describe('上次问到的时间'),
  failedRuns: count.describe('连续失败了几次'),
  vantage: z.string().max(100).describe('从哪里探测'),
  checks: z.array(check).describe('各项检查'),
  figures: figures.describe('数字；得不到的不写，不写 0'),
  links: z.array(link).max(20).describe('最新的条目'),
});

/** data/live/history/<service>.json: one row per day in Asia/Shanghai, oldest first. */
export const history = z.strictObject({
  schema: z.literal(1).describe('格式的版本'),
  service: id.describe('系统的编号'),
  days: z
    .array(
      z.strictObject({
        day: z.iso.date().describe('哪一天，按 Asia/Shanghai'),
        worst: serviceState.describe('当天最差的状态'),
        runs: count.describe('探测了几次'),
        answered: count.describe('有回答的几次'),
        medianLatencyMs: count.optional().describe('用时的中位数，毫秒'),
      }),
    )
    .describe('每天一行，从早到晚'),
});

export type ServiceState = z.infer<typeof serviceState>;
export type Snapshot = z.infer<typeof snapshot>;
export type Check = z.infer<typeof check>;
export type CheckError = z.infer<typeof checkError>;
export type Link = z.infer<typeof link>;
export type History = z.infer<typeof history>;
