// Findings → text for people, annotations for GitHub, JSON for programs.
import { github } from './report/github.ts';
import { count, type Result, sorted } from './report/result.ts';
import { type Paper, text } from './report/text.ts';

export const formats = ['text', 'github', 'json'] as const;
export type Format = (typeof formats)[number];

/** For programs; the guide on the site's data describes it. */
const json = ({ findings, files, mended, notes }: Result): string => {
  const counts = { files, errors: count(findings, 'error'), warnings: count(findings, 'warning') };
  return JSON.stringify({ ...counts, ...(mended && { mended, notes }), findings }, null, 2);
};

/** `paper` is what the text is written on; by default lines of any length, without colours. */
export const report = (result: Result, format: Format, paper: Paper = {}): string => {
  const inOrder = { ...result, findings: sorted(result.findings) };
  if (format === 'json') return json(inOrder);
  return format === 'github' ? github(inOrder) : text(inOrder, paper);
};
