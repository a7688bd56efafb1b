// What states, outcomes and faults are called where a person reads them in a terminal.
import type { Check, CheckError, ServiceState, Snapshot } from '../../src/schemas/snapshot.ts';

export const stateWords: Record<ServiceState, string> = {
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
export const basisText = ({ source, goodAt, checkedAt }: Snapshot, now: Date): string => {
  if (source === 'never') return '从未有应答';
  return source === 'live' ? ageText(checkedAt, now) : `${ageText(goodAt ?? checkedAt, now)}的应答`;
};
