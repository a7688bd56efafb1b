// data/live/<service>.json：一个系统上次说了什么。由 npm run live 写，人不改。
import { z } from 'astro/zod';
import { id } from './shapes.ts';

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
const days = z.int();

/** Why a check has no answer: what went wrong, and the code that the server or the system gave. */
export const checkError = z.strictObject({
  kind: z.enum([
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
  ]),
  code: z.union([z.string().max(60), z.number()]).optional(),
});

export const check = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
  outcome: z.enum(['pass', 'warn', 'fail', 'skip', 'error']),
  latencyMs: count.optional(),
  error: checkError.optional(),
});

export const link = z.strictObject({
  title: z.string().max(200),
  url: z.url({ protocol: /^https?$/ }),
  at: utc.optional(),
});

/** Every figure of design §5; one that cannot be had is absent, never 0. */
export const figures = z.strictObject({
  version: z.string().max(60).optional(),
  buildsCompleted24h: count.optional(),
  buildsFailed24h: count.optional(),
  tasksRunning: count.optional(),
  tasksWaiting: count.optional(),
  oldestWaitingSeconds: count.optional(),
  hostsEnabled: count.optional(),
  hostsReady: count.optional(),
  hostsStale: count.optional(),
  openBugs: count.optional(),
  openBySeverity: z.record(z.string().max(60), count).optional(),
  changed7d: count.optional(),
  repositories: count.optional(),
  openPulls: count.optional(),
  openIssues: count.optional(),
  repos: z
    .array(
      z.strictObject({
        path: z.string().max(200),
        publishedAt: utc.optional(),
        ageHours: z.number().min(0).optional(),
        revision: z.string().max(60).optional(),
        inSync: z.boolean().optional(),
      }),
    )
    .optional(),
  running: count.optional(),
  failed7d: count.optional(),
  lastPostAt: utc.optional(),
  posts30d: count.optional(),
  status: count.optional(),
  tlsDaysLeft: days.optional(),
  icp: z.string().max(60).optional(),
  startTls: z.boolean().optional(),
  spf: z.string().max(60).optional(),
  dmarc: z.string().max(60).optional(),
});

export const snapshot = z.strictObject({
  schema: z.literal(1),
  service: id,
  state: serviceState,
  source: z.enum(['live', 'last-known-good', 'never']),
  checkedAt: utc,
  goodAt: utc.nullable(),
  failedRuns: count,
  vantage: z.string().max(100),
  checks: z.array(check),
  figures,
  links: z.array(link).max(20),
});

/** data/live/history/<service>.json: one row per day in Asia/Shanghai, oldest first. */
export const history = z.strictObject({
  schema: z.literal(1),
  service: id,
  days: z.array(
    z.strictObject({
      day: z.iso.date(),
      worst: serviceState,
      runs: count,
      answered: count,
      medianLatencyMs: count.optional(),
    }),
  ),
});

export type ServiceState = z.infer<typeof serviceState>;
export type Snapshot = z.infer<typeof snapshot>;
export type Check = z.infer<typeof check>;
export type CheckError = z.infer<typeof checkError>;
export type Figures = z.infer<typeof figures>;
export type Link = z.infer<typeof link>;
export type History = z.infer<typeof history>;
