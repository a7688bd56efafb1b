// data/live/<service>.json: the result of the last probe of a system. Written by `npm run live`, never by hand.
import { z } from 'astro/zod';
import { choice, field } from './field.ts';
import { id } from './shapes.ts';

const utc = z.iso.datetime();
const count = z.int().min(0);
const word = z.string().max(60);

export const mirroredRepo = z.strictObject({
  path: field(z.string().max(200), ['路径', 'Path']),
  publishedAt: field(utc.optional(), ['发布时间', 'Published']),
  ageHours: field(z.number().min(0).optional(), ['距今（小时）', 'Age (hours)']),
  revision: field(word.optional(), ['修订号', 'Revision']),
  inSync: field(z.boolean().optional(), ['各镜像一致', 'Mirrors agree']),
});

/** Every figure of design §5; one that cannot be had is absent, never 0. */
export const figures = z.strictObject({
  version: field(word.optional(), ['版本', 'Version']),
  buildsCompleted24h: field(count.optional(), ['24 小时内完成的构建', 'Builds completed in 24 hours']),
  buildsFailed24h: field(count.optional(), ['24 小时内失败的构建', 'Builds failed in 24 hours']),
  tasksRunning: field(count.optional(), ['正在运行的任务', 'Tasks running']),
  tasksWaiting: field(count.optional(), ['等待中的任务', 'Tasks waiting']),
  oldestWaitingSeconds: field(count.optional(), ['最长等待时间', 'Longest wait'], {
    help: ['以秒计', 'In seconds.'],
  }),
  hostsEnabled: field(count.optional(), ['启用的构建机', 'Builders enabled']),
  hostsReady: field(count.optional(), ['就绪的构建机', 'Builders ready']),
  hostsStale: field(count.optional(), ['失联的构建机', 'Builders out of contact']),
  openBugs: field(count.optional(), ['未解决的缺陷', 'Open bugs']),
  openBySeverity: field(z.record(word, count).optional(), ['未解决的缺陷，按严重程度', 'Open bugs by severity']),
  changed7d: field(count.optional(), ['7 天内有变化的缺陷', 'Bugs changed in 7 days']),
  repositories: field(count.optional(), ['代码仓', 'Repositories']),
  openPulls: field(count.optional(), ['未关闭的 pull request', 'Open pull requests']),
  openIssues: field(count.optional(), ['未关闭的 issue', 'Open issues']),
  repos: field(z.array(mirroredRepo).optional(), ['软件仓库', 'Repositories']),
  running: field(count.optional(), ['正在运行的模块构建', 'Module builds running']),
  failed7d: field(count.optional(), ['7 天内失败的模块构建', 'Module builds failed in 7 days']),
  lastPostAt: field(utc.optional(), ['最近一封邮件', 'Last post']),
  posts30d: field(count.optional(), ['30 天内的邮件', 'Posts in 30 days']),
  status: field(count.optional(), ['HTTP 状态码', 'HTTP status']),
  tlsDaysLeft: field(z.int().optional(), ['证书剩余天数', 'Days left of the certificate']),
  icp: field(word.optional(), ['页面上的 ICP 备案号', 'ICP filing on the page']),
  startTls: field(z.boolean().optional(), ['STARTTLS', 'STARTTLS'], {
    help: ['是否支持 STARTTLS', 'Whether STARTTLS is supported.'],
  }),
  spf: field(word.optional(), ['SPF', 'SPF'], {
    help: ['SPF 记录末尾的机制', 'The last mechanism of the SPF record.'],
  }),
  dmarc: field(word.optional(), ['DMARC', 'DMARC'], { help: ['DMARC 记录的策略', 'The policy of the DMARC record.'] }),
});

export type Figures = z.infer<typeof figures>;

const states = {
  operational: ['正常', 'Operational'],
  degraded_performance: ['性能下降', 'Degraded performance'],
  partial_outage: ['部分中断', 'Partial outage'],
  major_outage: ['严重中断', 'Major outage'],
  under_maintenance: ['维护中', 'Under maintenance'],
  unknown: ['未知', 'Unknown'],
} as const;

export const serviceState = choice(states);

/** What pages show: a system without a probe has no state. */
export const shownState = choice({ ...states, unprobed: ['不探测', 'Not probed'] });

/** Why a check has no answer: what went wrong, and the code that the server or the system gave. */
export const checkErrorKind = choice({
  dns: ['域名解析失败', 'DNS lookup failed'],
  connect: ['连接失败', 'Connection failed'],
  tls: ['TLS 错误', 'TLS error'],
  timeout: ['超时', 'Timeout'],
  redirect: ['重定向', 'Redirect'],
  http: ['HTTP 状态', 'HTTP status'],
  type: ['内容类型不符', 'Wrong content type'],
  size: ['响应过大', 'Response too large'],
  parse: ['响应无法解析', 'Response cannot be parsed'],
  schema: ['字段不符', 'Unexpected fields'],
  fault: ['接口报错', 'API error'],
  rate_limited: ['限流', 'Rate limited'],
  blocked: ['拒绝访问', 'Access refused'],
});

export const checkError = z.strictObject({
  kind: field(checkErrorKind, ['问题', 'Problem'], { help: ['问题的类型', 'Kind of problem.'] }),
  code: z
    .union([z.string().max(60), z.number()])
    .optional()
    .describe('对方或系统返回的错误代码'),
});

export const checkOutcome = choice({
  pass: ['通过', 'Passed'],
  warn: ['警告', 'Warning'],
  fail: ['失败', 'Failed'],
  skip: ['未检查', 'Not checked'],
  error: ['无法检查', 'Could not be checked'],
});

export const check = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
    .describe('检查项的 ID'),
  outcome: field(checkOutcome, ['结果', 'Outcome']),
  latencyMs: count.optional().describe('用时（毫秒）'),
  error: checkError.optional().describe('没有结果的原因'),
});

export const link = z.strictObject({
  title: z.string().max(200).describe('标题'),
  url: z.url({ protocol: /^https?$/ }).describe('网址'),
  at: utc.optional().describe('时间'),
});

export const snapshot = z.strictObject({
  schema: z.literal(1).describe('格式版本'),
  service: id.describe('系统的 ID'),
  state: field(serviceState, ['状态', 'State'], { help: ['当前状态', 'Current state.'] }),
  source: z
    .enum(['live', 'last-known-good', 'never'])
    .describe('live 本次探测成功 · last-known-good 上次成功的结果 · never 从未探测成功'),
  checkedAt: utc.describe('探测时间'),
  goodAt: utc.nullable().describe('上次成功探测的时间'),
  failedRuns: count.describe('连续失败的次数'),
  vantage: z.string().max(100).describe('探测点'),
  checks: z.array(check).describe('各项检查'),
  figures: figures.describe('探测到的数字；无法获取时省略，不填 0'),
  links: z.array(link).max(20).describe('最新条目'),
});

export const historyDay = z.strictObject({
  day: field(z.iso.date(), ['日期', 'Day'], { help: ['日期，按 Asia/Shanghai', 'Date in Asia/Shanghai.'] }),
  worst: field(serviceState, ['最差状态', 'Worst state']),
  runs: field(count, ['探测次数', 'Runs']),
  answered: field(count, ['有响应', 'Answered']),
  medianLatencyMs: field(count.optional(), ['响应时间（毫秒，中位数）', 'Latency (ms, median)']),
});

/** data/live/history/<service>.json: one row per day in Asia/Shanghai, oldest first. */
export const history = z.strictObject({
  schema: z.literal(1).describe('格式版本'),
  service: id.describe('系统的 ID'),
  days: z.array(historyDay).describe('每天一项，按日期先后'),
});

export type ServiceState = z.infer<typeof serviceState>;
export type ShownState = z.infer<typeof shownState>;
export type Snapshot = z.infer<typeof snapshot>;
export type Check = z.infer<typeof check>;
export type CheckError = z.infer<typeof checkError>;
export type Link = z.infer<typeof link>;
export type History = z.infer<typeof history>;
