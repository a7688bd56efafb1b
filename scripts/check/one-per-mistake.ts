// What is wrong with a record's fields, each mistake once, although a schema says some of them twice.
import { closest } from './closest.ts';
import type { Issue } from './issues.ts';
import type { Source } from './read.ts';
import { dotted } from './shape-words.ts';
import { shapeOf, shapesAt } from '../../src/schemas/json-schema.ts';

/** In braces, `zh:成员甲` and `zh：成员甲` are names without values. */
export const tightly = /^(\w+)[:：]\s*(.+)$/;

/** `sumary` or `summary：…`, and no `summary`: one mistake, said of the field that is there. */
const isMisspelt = ({ kind, ...issue }: Issue, issues: Issue[]): boolean =>
  kind === 'missing' &&
  'key' in issue &&
  issues.some(
    (other) =>
      other.kind === 'unknown' &&
      dotted(other.path) === dotted(issue.path) &&
      closest(tightly.exec(other.key)?.[1] ?? other.key, [issue.key]) !== undefined,
  );

/** Each mistake once: of a value in a wrong form, the first thing that is wrong; an id in a wrong form is for `references`. */
export const onePerMistake = (issues: Issue[], source: Source): Issue[] => {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const { kind, path } = issue;
    if (kind !== 'format') return !isMisspelt(issue, issues);
    const key = path.join('\0');
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew && !shapesAt(shapeOf(source.collection), source.data, path).some(({ reference }) => reference);
  });
};
