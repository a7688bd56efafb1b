// The command line of `npm run export`.
import { readCommandLine } from '../build/command-line.ts';
import { Failure } from '../build/failure.ts';
import { type Style, styles } from './sig-info.ts';

export const usage = `用法：npm run export -- <什么> [选项]
  readme       社区模板的 SIG README
  codeowners   CODEOWNERS：谁来审阅哪些改动
  sig-info     openEuler 的 sig-info.yaml 和 Kubernetes 的 sigs.yaml；--style ${styles.join('|')} 只要一种
  offline      把构建好的站点装进一个 zip，解开就能用浏览器打开；--from 文件夹（默认 dist）
  --out 文件   写到文件里；不写就打印出来（offline 写到 <简称>-offline.zip）
退出码：0 完成 · 1 命令或内容有误`;

export const kinds = ['readme', 'codeowners', 'sig-info', 'offline'] as const;
export type Kind = (typeof kinds)[number];

export interface Arguments {
  kind: Kind;
  out: string | undefined;
  styles: readonly Style[];
  from: string;
}

const options = { out: { type: 'string' }, style: { type: 'string' }, from: { type: 'string' } } as const;

const isOneOf = <T extends string>(all: readonly T[], value: string | undefined): value is T =>
  (all as readonly (string | undefined)[]).includes(value);

/** Throws a Failure with what is wrong, and the usage. */
export function readArguments(given: string[]): Arguments {
  const { values, positionals } = readCommandLine(given, usage, { options, allowPositionals: true });
  const [kind, ...others] = positionals;
  const { out, style, from } = values;
  if (kind === undefined) throw new Failure(`没有写导出什么：${kinds.join(' | ')}\n${usage}`);
  if (!isOneOf(kinds, kind)) throw new Failure(`不能导出「${kind}」；应为 ${kinds.join(' | ')}\n${usage}`);
  if (others.length > 0) throw new Failure(`一次导出一种，多了 ${others.join('、')}\n${usage}`);
  if (style !== undefined && kind !== 'sig-info') throw new Failure(`--style 只与 sig-info 同时用\n${usage}`);
  if (from !== undefined && kind !== 'offline') throw new Failure(`--from 只与 offline 同时用\n${usage}`);
  if (style !== undefined && !isOneOf(styles, style))
    throw new Failure(`--style ${style}：应为 ${styles.join(' | ')}\n${usage}`);
  return { kind, out, styles: style === undefined ? styles : [style], from: from ?? 'dist' };
}
