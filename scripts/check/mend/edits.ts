// Makes the edits of findings in one text: whole findings or not at all, none over another, none that breaks the YAML.
import { parseRecordText } from '../../../src/records/front-matter.ts';
import type { Edit, Finding } from '../finding.ts';

export interface Edited {
  text: string;
  /** Those whose edits were made. */
  mended: Finding[];
}

const made = (text: string, edits: Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: by }) => rest.slice(0, start) + by + rest.slice(end), text);

/** The findings, in their order, that do not touch what one before them changes. */
const apart = (findings: Finding[], length: number): Finding[] => {
  const taken = new Uint8Array(length + 1);
  const isFree = ({ start, end }: Edit) =>
    start >= 0 && start <= end && end <= length && !taken.subarray(start, Math.max(end, start + 1)).includes(1);
  return findings.filter(({ edits = [] }) => {
    const own = edits.toSorted((a, b) => a.start - b.start);
    const overlap = own.some(({ start }, index) => start < (own[index - 1]?.end ?? 0));
    if (own.length === 0 || overlap || !own.every(isFree)) return false;
    for (const { start, end } of own) taken.fill(1, start, Math.max(end, start + 1));
    return true;
  });
};

/** Mistakes in the YAML; without front matter one, so that an edit cannot lose it. */
const mistakes = (path: string, text: string): number => parseRecordText(path, text).document?.errors.length ?? 1;

/** `path` tells what kind of file it is. */
export const edited = (path: string, text: string, findings: Finding[]): Edited => {
  const most = mistakes(path, text);
  const apply = (some: Finding[]): Edited => ({
    text: made(
      text,
      some.flatMap(({ edits = [] }) => edits),
    ),
    mended: some,
  });
  const isSound = (result: Edited) => mistakes(path, result.text) <= most;
  const chosen = apart(findings, text.length);
  const all = apply(chosen);
  if (isSound(all)) return all;
  const harmless = apply(chosen.filter((finding) => isSound(apply([finding]))));
  return isSound(harmless) ? harmless : { text, mended: [] };
};
