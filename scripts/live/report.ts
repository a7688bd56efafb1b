// What a run found, as a table and as a list for a person.
import type { Snapshot } from '../../src/schemas/snapshot.ts';
import type { Outcome } from './ask.ts';
import type { ProbeResult } from './probe.ts';
import type { Redact } from './text/redact.ts';
import { basisText, checkText, stateWords } from './words.ts';

/** Han characters and full-width signs take two columns of a terminal. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/u;
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);

const aligned = (rows: string[][]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const pad = (text: string, column: number) => text + ' '.repeat((widths[column] ?? 0) - widthOf(text));
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
