// data/live/<service>.json：一个系统上次说了什么。由 npm run live 写，人不改。
import { z } from 'astro/zod';
import { id } from './shapes.ts';

// 快照里的数字：各类系统能问到的各不相同。

const utc = z.iso.datetime();
const count = z.int().min(0);

/** Every figure of design §5; one that cannot be had is absent, never 0. */
export const figures = z.strictObject({
  version: z.string().max(60).optional().describe('版本'),
  buildsCompleted24h: count.optional().describe('24 小时内完成的构建'),
  buildsFailed24h: count.optional().describe('24 小时内失败的构建'),
  tasksRunning: count.optional().describe('正在运行的任务'),
  tasksWaiting: count.optional().describe('等待中的任务'),
  oldestWaitingSeconds: count.optional().describe('等得最久的任务等了多少秒'),
  hostsEnabled: count.optional().describe('启用的构建机'),
  hostsReady: count.optional().describe('就绪的构建机'),
  hostsStale: count.optional().describe('失联的构建机'),
  openBugs: count.optional().describe('未解决的缺陷'),
  openBySeverity: z.record(z.string().max(60), count).optional().describe('未解决的缺陷，按严重程度'),
  changed7d: count.optional().describe('7 天内改动过的缺陷'),
  repositories: count.optional().describe('代码仓'),
  openPulls: count.optional().describe('未合并的 pull request'),
  openIssues: count.optional().describe('未关闭的 issue'),
  repos: z
    .array(
      z.strictObject({
        path: z.string().max(200).describe('仓库的路径'),
        publishedAt: utc.optional().describe('发布时间'),
        ageHours: z.number().min(0).optional().describe('发布了多少小时'),
        revision: z.string().max(60).optional().describe('修订号'),
        inSync: z.boolean().optional().describe('各个站点是否一致'),
      }),
    )
    .optional()
    .describe('软件仓库'),
  running: count.optional().describe('正在运行的模块构建'),
  failed7d: count.optional().describe('7 天内失败的模块构建'),
  lastPostAt: utc.optional().describe('最近一封邮件的时间'),
  posts30d: count.optional().describe('30 天内的邮件'),
  status: count.optional().describe('HTTP 状态码'),
  tlsDaysLeft: z.int().optional().describe('证书还有多少天到期'),
  icp: z.string().max(60).optional().describe('页面上的 ICP 备案号'),
  startTls: z.boolean().optional().describe('是否支持 STARTTLS'),
  spf: z.string().max(60).optional().describe('SPF 记录的结尾'),
  dmarc: z.string().max(60).optional().describe('DMARC 记录的策略'),
});

export type Figures = z.infer<typeof figures>;

export const serviceState = z.enum([
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
  'unknown',
]);

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
