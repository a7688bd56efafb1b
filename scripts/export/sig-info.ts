// The SIG as the tools of other communities read it. What the records do not say is left out, and named in a comment above.
import { stringify } from 'yaml';
import { kubernetes } from './sig-info/kubernetes.ts';
import { openEuler } from './sig-info/openeuler.ts';
import type { Source } from './sig-info/shared.ts';

export const styles = ['openeuler', 'kubernetes'] as const;
export type Style = (typeof styles)[number];

const formats = {
  openeuler: { write: openEuler, file: 'openEuler 的 sig-info.yaml' },
  kubernetes: { write: kubernetes, file: 'Kubernetes 的 sigs.yaml 中的一项' },
};

/** One YAML document for each style, comments first. Their tools read YAML 1.1, where 16:00 without quotes is a number. */
export const sigInfo = (source: Source, chosen: readonly Style[]): string =>
  chosen
    .map((style) => {
      const { write, file } = formats[style];
      const { data, missing } = write(source);
      const comments = [`${file}，由 npm run export -- sig-info 写成`, '没有填的：', ...missing];
      const yaml = stringify(data, { version: '1.1', lineWidth: 0 });
      return `${comments.map((line) => `# ${line}`).join('\n')}\n${yaml}`;
    })
    .join('---\n');
