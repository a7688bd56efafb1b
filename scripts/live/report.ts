// What a run found, as a table and as a list for a person.
import { columns, padded } from '#language/width.ts';
import type { Check, CheckError, ServiceState, Snapshot } from '#schemas/snapshot.ts';
import type { Redact } from '#scripts/kit/redact.ts';
import type { Outcome } from './ask.ts';
import type { ProbeResult } from './probe.ts';

// What states, outcomes and faults are called where a person reads them in a terminal.

const stateWords: Record<ServiceState, string> = {
  operational: '正常',
  degraded_performance: '性能下降',
  partial_outage: '部分中断',
  major_outage: '严重中断',
  under_maintenance: '维护中',
  unknown: '未知',
};

const outcomeWords: Record<Check['outcome'], string> = {
  pass: '通过',
  warn: '注意',
  fail: '失败',
  skip: '未查',
  error: '查不了',
};

const faultWords: Record<CheckError['kind'], string> = {
  dns: '域名解析失败',
  connect: '连接失败',
  tls: 'TLS 有误',
  timeout: '超时',
  redirect: '转址',
  http: 'HTTP 状态',
  type: '内容类型不符',
  size: '过大',
  parse: '无法解析',
  schema: '字段不符',
  fault: '报错',
  rate_limited: '限流',
  blocked: '被拒',
};

/** `超时`, `HTTP 状态 503`. */
const faultText = ({ kind, code }: CheckError): string =>
  code === undefined ? faultWords[kind] : `${faultWords[kind]} ${code}`;

/** `hub 失败（HTTP 状态 503）`. */
export const checkText = ({ id, outcome, error }: Check): string =>
  `${id} ${outcomeWords[outcome]}${error ? `（${faultText(error)}）` : ''}`;

/** `3 小时前`; the clock may be that of another machine, so a moment may lie ahead. */
const ageText = (moment: string, now: Date): string => {
  const minutes = Math.round((now.getTime() - Date.parse(moment)) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 120) return `${minutes} 分钟前`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} 小时前` : `${Math.round(minutes / 1440)} 天前`;
};

/** What the state rests on: this run, an earlier one, or nothing. */
const basisText = ({ source, goodAt, checkedAt }: Snapshot, now: Date): string => {
  if (source === 'never') return '从未有应答';
  return source === 'live' ? ageText(checkedAt, now) : `${ageText(goodAt ?? checkedAt, now)}的应答`;
};

const aligned = (rows: string[][]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => columns(row[column] ?? ''))));
  const pad = (text: string, column: number) => padded(text, widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
};

const troubles = ({ checks }: Pick<Snapshot, 'checks'>): string =>
  checks
    .filter(({ outcome }) => outcome !== 'pass' && outcome !== 'skip')
    .map(checkText)
    .join('，');

const passed = ({ checks }: Pick<Snapshot, 'checks'>): string => {
  const asked = checks.filter(({ outcome }) => outcome !== 'skip');
  return asked.length === 0 ? '–' : `${asked.filter(({ outcome }) => outcome === 'pass').length}/${asked.length}`;
};

/** One line for each service: its state, how old that is, checks passed of those made, what is wrong. */
export const table = (snapshots: Snapshot[], now: Date): string =>
  aligned([
    ['系统', '状态', '依据', '检查', '问题'],
    ...snapshots.map((one) => [
      one.service,
      one.checks[0]?.outcome === 'skip' ? '不探测' : stateWords[one.state],
      one.checks[0]?.outcome === 'skip' ? '–' : basisText(one, now),
      passed(one),
      troubles(one),
    ]),
  ]);

const figureLines = ({ figures }: ProbeResult): string[] =>
  Object.entries(figures).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}`);

/** Everything that was found about one service, for --discover. `result` is fit to publish; only the notes need `redact`. */
export const findings = (
  { service: { id, service, probe }, milliseconds, notes }: Outcome,
  result: ProbeResult,
  redact: Redact,
): string =>
  [
    `## ${id}（${service.name.zh}，${probe.kind}，${(milliseconds / 1000).toFixed(1)} 秒）`,
    ...(service.confirmed ? [] : [`  地址未经 SIG 确认，来自：${service.origin}`]),
    ...result.checks.map((check) => {
      const time = check.latencyMs === undefined ? '' : `，${check.latencyMs} 毫秒`;
      return `  ${checkText(check)}${time}`;
    }),
    ...notes.map((note) => `  ! ${redact(note)}`),
    ...figureLines(result),
    ...result.links.map(({ title, url }) => `  → ${title}  ${url}`),
  ].join('\n');
