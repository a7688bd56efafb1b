// What stands behind the language of a code block: ```bash title="/etc/hosts" {2,4-5} ins={6} del={7} showLineNumbers.

export interface Fence {
  title: string;
  /** Lines to look at, that are new, and that are gone; from 1. */
  marked: number[];
  added: number[];
  removed: number[];
  isNumbered: boolean;
  /** What no block of code takes. */
  unknown: string[];
}

const lists: Record<string, 'marked' | 'added' | 'removed'> = {
  '': 'marked',
  mark: 'marked',
  ins: 'added',
  del: 'removed',
};
/** A longer range is a mistake. */
const maxLines = 1000;

const linesIn = (ranges: string): number[] =>
  ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: Math.min(maxLines, Math.max(0, to - from + 1)) }, (_, index) => from + index);
  });

const part = /(title)=(?:"([^"]*)"|'([^']*)')|(mark|ins|del|)=?\{([\d,\s-]+)\}|(\S+)/g;

export const fenceOf = (meta: string): Fence => {
  const fence: Fence = { title: '', marked: [], added: [], removed: [], isNumbered: false, unknown: [] };
  for (const [, isTitle, double, single, list = '', lines, other] of meta.matchAll(part)) {
    if (isTitle) fence.title = double ?? single ?? '';
    else if (lines) fence[lists[list] ?? 'marked'].push(...linesIn(lines.replaceAll(/\s/g, '')));
    else if (other === 'showLineNumbers') fence.isNumbered = true;
    else if (other) fence.unknown.push(other);
  }
  return fence;
};
