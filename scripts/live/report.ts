// What a run found, as a table and as a list for a person.
import { columns, padded } from '#language/width.ts';
import { meaningOf } from '#schemas/labels.ts';
import type { Check, CheckError, Snapshot } from '#schemas/snapshot.ts';
import type { Redact } from '#scripts/kit/redact.ts';
import type { Outcome } from './ask.ts';
import type { ProbeResult } from './probe.ts';

/** `超时`, `HTTP 状态 503`. */
const faultText = ({ kind, code }: CheckError): string =>
  [meaningOf('checkErrorKind', kind, 'zh'), code].filter((part) => part !== undefined).join(' ');

/** `hub 失败（HTTP 状态 503）`. */
export const checkText = ({ id, outcome, error }: Check): string =>
  `${id} ${meaningOf('checkOutcome', outcome, 'zh')}${error ? `（${faultText(error)}）` : ''}`;

/** `3 小时前`; the clock may be that of another machine, so a moment may lie ahead. */
const ageText = (moment: string, now: Date): string => {
  const minutes = Math.round((now.getTime() - Date.parse(moment)) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 120) return `${minutes} 分钟前`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} 小时前` : `${Math.round(minutes / 1440)} 天前`;
};

/** What the state rests on: this run, an earlier one, or nothing. */
const basisText = ({ source, goodAt, checkedAt }: Snapshot, now: Date): string => {
  if (source === 'never') return '从未成功';
  return source === 'live' ? ageText(checkedAt, now) : `${ageText(goodAt ?? checkedAt, now)}的响应`;
};

const aligned = (rows: string[][]): string => {
  const widthOf = (column: number) => Math.max(...rows.map((row) => columns(row[column] ?? '')));
  return rows
    .map((row) =>
      row
        .map((text, column) => padded(text, widthOf(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
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
      meaningOf('serviceState', one.checks[0]?.outcome === 'skip' ? 'unprobed' : one.state, 'zh'),
      one.checks[0]?.outcome === 'skip' ? '–' : basisText(one, now),
      passed(one),
      troubles(one),
    ]),
  ]);

/** Everything that was found about one service, for --discover. `result` is fit to publish; only the notes need `redact`. */
export const findings = (
  { service: { id, service, probe }, milliseconds, notes }: Outcome,
  result: ProbeResult,
  redact: Redact,
): string =>
  [
    `## ${id}（${service.name.zh}，${probe.kind}，${(milliseconds / 1000).toFixed(1)} 秒）`,
    ...(service.confirmed ? [] : [`  网址未经 SIG 确认，来自：${service.origin.zh}`]),
    ...result.checks.map((check) => {
      const time = check.latencyMs === undefined ? '' : `，${check.latencyMs} 毫秒`;
      return `  ${checkText(check)}${time}`;
    }),
    ...notes.map((note) => `  ! ${redact(note)}`),
    ...Object.entries(result.figures).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}`),
    ...result.links.map(({ title, url }) => `  → ${title}  ${url}`),
  ].join('\n');
