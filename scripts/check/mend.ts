// npm run check -- --fix: makes the edits that findings offer, and looks again, until nothing is left that can be made.
import type { Finding } from './finding.ts';
import { edited } from './mend/edits.ts';
import { replace } from './mend/write.ts';
import type { Site } from './read.ts';
import { type Mended, sorted } from './report/result.ts';

export interface Look {
  site: Site;
  findings: Finding[];
}

export interface Outcome {
  /** As it is afterwards. */
  last: Look;
  mended: Mended[];
  /** Files that were left alone, and why. */
  notes: string[];
}

/** An edit may bring about the next; edits that bring about each other must end, too. */
const mostRounds = 10;

interface Round {
  mended: Mended[];
  notes: Map<string, string>;
}

const mendOnce = ({ site, findings }: Look, isMeant: (finding: Finding) => boolean): Round => {
  const round: Round = { mended: [], notes: new Map() };
  const offers = Map.groupBy(sorted(findings.filter(isMeant)), ({ file }) => file);
  for (const source of site.sources) {
    const { text, mended } = edited(source.path, source.text, offers.get(source.file) ?? []);
    if (mended.length === 0 || text === source.text) continue;
    const refusal = replace(site.folder, source, text);
    if (refusal) round.notes.set(source.file, refusal);
    else round.mended.push({ file: source.file, findings: mended.length });
  }
  return round;
};

/** `look` reads and checks the content; only findings that are meant are mended. */
export const mend = (look: () => Look, isMeant: (finding: Finding) => boolean): Outcome => {
  const counts = new Map<string, number>();
  const notes = new Map<string, string>();
  let last = look();
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const round = mendOnce(last, (finding) => isMeant(finding) && !notes.has(finding.file));
    for (const [file, note] of round.notes) notes.set(file, note);
    if (round.mended.length === 0) break;
    for (const { file, findings } of round.mended) counts.set(file, (counts.get(file) ?? 0) + findings);
    last = look();
  }
  return {
    last,
    mended: [...counts].map(([file, findings]) => ({ file, findings })).sort((a, b) => (a.file < b.file ? -1 : 1)),
    notes: [...notes].map(([file, note]) => `${file}：${note}`).sort(),
  };
};
