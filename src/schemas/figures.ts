// 快照里的数字：各类系统能问到的各不相同。
import { z } from 'astro/zod';

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
