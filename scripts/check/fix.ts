// The whole check of a content folder; with --fix it makes the edits that findings offer, and checks again, until there are none left.
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecordText } from '#records/front-matter.ts';
import { writeWhole } from '#scripts/kit/files.ts';
import type { Progress } from '#scripts/kit/progress.ts';
import { checks, releaseChecks } from './checks/index.ts';
import { reasonOf } from './content/files.ts';
import { type Options, read, type Site, type Source } from './content/read.ts';
import type { Edit, Finding } from './finding.ts';
import { type Result, sorted } from './report.ts';
import { runRules } from './run-rules.ts';

const applied = (text: string, edits: Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: by }) => rest.slice(0, start) + by + rest.slice(end), text);

/** The findings, in their order, that do not touch what one before them changes. */
const withoutOverlaps = (findings: Finding[], length: number): Finding[] => {
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
const yamlErrors = (path: string, text: string): number => parseRecordText(path, text).document?.errors.length ?? 1;

/** A text after the edits, and the findings whose edits were made. */
interface Edited {
  text: string;
  fixed: Finding[];
}

/** Makes the edits of findings in one text: whole findings or not at all, none over another, none that breaks the YAML. The ending of `path` is the kind of file. */
export const edited = (path: string, text: string, findings: Finding[]): Edited => {
  const before = yamlErrors(path, text);
  const apply = (fixed: Finding[]): Edited => {
    const edits = fixed.flatMap(({ edits = [] }) => edits);
    return { text: applied(text, edits), fixed };
  };
  const isSound = (result: Edited) => yamlErrors(path, result.text) <= before;
  const chosen = withoutOverlaps(findings, text.length);
  const all = apply(chosen);
  if (isSound(all)) return all;
  const harmless = apply(chosen.filter((finding) => isSound(apply([finding]))));
  return isSound(harmless) ? harmless : { text, fixed: [] };
};

/** Writes the new text of a file whole, unless it is no ordinary file of the content folder or has changed since it was read. Returns why the file was left as it is; `undefined` where it was written. */
const replace = (folder: string, { path, text: before }: Source, text: string): string | undefined => {
  const file = join(folder, path);
  try {
    if (!lstatSync(file).isFile() || realpathSync(file) !== join(realpathSync(folder), path))
      return '不是内容目录中的普通文件';
    if (!readFileSync(file).equals(Buffer.from(before))) return '文件在检查后被其他程序修改，请重新运行';
    writeWhole(file, text);
    return undefined;
  } catch (error) {
    return `写入失败：${reasonOf(error)}`;
  }
};

export interface Checked {
  site: Site;
  findings: Finding[];
}

/** An edit may lead to the next; edits that lead to each other must end, too. */
const maxRounds = 10;

/** Fixes what can be fixed until nothing more can. `once` reads and checks the content; only findings that `isMeant` accepts are fixed. */
export const fixAll = (once: () => Checked, isMeant: (finding: Finding) => boolean) => {
  const counts = new Map<string, number>();
  const notes = new Map<string, string>();
  let last = once();
  for (let rounds = 0; rounds < maxRounds; rounds += 1) {
    const meant = last.findings.filter((finding) => isMeant(finding) && !notes.has(finding.file));
    const offers = Map.groupBy(sorted(meant), ({ file }) => file);
    let isChanged = false;
    for (const source of last.site.sources) {
      const { file } = source;
      const { text, fixed } = edited(source.path, source.text, offers.get(file) ?? []);
      if (fixed.length === 0 || text === source.text) continue;
      const refusal = replace(last.site.folder, source, text);
      if (refusal) notes.set(file, refusal);
      else counts.set(file, (counts.get(file) ?? 0) + fixed.length);
      isChanged ||= !refusal;
    }
    if (!isChanged) break;
    last = once();
  }
  return {
    last,
    fixed: [...counts].map(([file, findings]) => ({ file, findings })).sort((a, b) => (a.file < b.file ? -1 : 1)),
    notes: [...notes].map(([file, note]) => `${file}：${note}`).sort(),
  };
};

interface Choices {
  /** Also runs the rules for a release. */
  release: boolean;
  /** Writes the files that can be fixed. */
  fix: boolean;
  /** Which findings are reported, and fixed. */
  isShown: (finding: Finding) => boolean;
  progress: Progress;
  /** Where it is kept which records need not be looked at again; nowhere by default. */
  passed?: string;
}

/** Reads the content folder and runs every rule over it. Writes files with `fix` only. */
export const check = (settings: Options, { release, fix, isShown, progress, passed }: Choices): Result => {
  const once = (): Checked => {
    const site = read(settings, progress);
    return { site, findings: runRules(release ? [...checks, ...releaseChecks] : checks, site, progress, passed) };
  };
  const { last, ...done } = fix ? fixAll(once, isShown) : { last: once() };
  return { findings: last.findings.filter(isShown), files: last.site.sources.length, ...done };
};
