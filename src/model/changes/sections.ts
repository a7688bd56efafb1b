// What differs between two versions of a text: which of its sections, and by how many lines.
export interface SectionChange {
  /** The heading; empty for what stands before the first one. */
  title: string;
  /** The heading before, where it has been reworded. */
  was?: string;
  kind: 'added' | 'removed' | 'changed';
  /** Lines with something on them, the heading not counted. None of either: their order or the heading has changed. */
  added: number;
  removed: number;
}

const heading = /^#{1,6}\s+(.*?)\s*(?:\[#([\w-]+)\])?\s*$/;
const fence = /^\s*(```|~~~)/;

/** Sections by the anchor of their heading, or else its words, so that a reworded heading stays the same section. */
const sectionsOf = (text: string) => {
  let lines: string[] = [];
  const sections = new Map([['', { title: '', lines }]]);
  let code: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const mark = fence.exec(line)?.[1];
    const found = code ? null : heading.exec(line);
    if (mark) code = code === undefined ? mark : code === mark ? undefined : code;
    if (found) {
      const title = found[1] ?? '';
      let key = `#${found[2] ?? title}`;
      while (sections.has(key)) key += '+';
      lines = [];
      sections.set(key, { title, lines });
    } else if (line.trim() !== '') lines.push(line.trim());
  }
  return sections;
};

/** How many lines of `lines` are not among `others`, each counted as often as it stands there. */
const without = (lines: string[], others: string[]): number => {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count < 1;
  }).length;
};

/** The sections that differ, those of the new text first. */
export const sectionChanges = (before: string, after: string): SectionChange[] => {
  if (before === after) return [];
  const [old, current] = [sectionsOf(before), sectionsOf(after)];
  const differing = [...current].flatMap(([key, { title, lines }]): SectionChange[] => {
    const was = old.get(key);
    if (!was) return [{ title, kind: 'added', added: lines.length, removed: 0 }];
    const reworded = was.title !== title;
    if (!reworded && was.lines.join('\n') === lines.join('\n')) return [];
    const counted = { added: without(lines, was.lines), removed: without(was.lines, lines) };
    return [{ title, ...(reworded && { was: was.title }), kind: 'changed', ...counted }];
  });
  const gone = [...old].flatMap(([key, { title, lines }]): SectionChange[] =>
    current.has(key) ? [] : [{ title, kind: 'removed', added: 0, removed: lines.length }],
  );
  return [...differing, ...gone];
};
