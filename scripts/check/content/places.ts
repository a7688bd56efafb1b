// Where in a file something is: offsets, fields of the YAML and nodes of the text → line and column.
import { readFileSync } from 'node:fs';
import { isMap, isNode } from 'yaml';
import { once } from '#model/records/once.ts';
import type { FieldPath } from '#schemas/shape.ts';
import type { Place } from '#scripts/check/finding.ts';
import { type Site, type Source, shownPath } from './read.ts';

export type { FieldPath };

const lineStartsOf = (text: string): number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

const placeIn = (file: string, starts: number[], offset: number): Place => {
  let [line, next] = [0, starts.length];
  while (next - line > 1) {
    const middle = (line + next) >> 1;
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else next = middle;
  }
  return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
};

/** Counted once per file: a long one may hold thousands of findings. */
const lineStarts = once(({ text }: Source) => lineStartsOf(text));

/** The place of an offset in the file, in characters. */
export const at = (source: Source, offset: number): Place => placeIn(source.file, lineStarts(source), offset);

const offsetOf = (source: Source, node: unknown): number | undefined =>
  isNode(node) && node.range ? source.record.yamlOffset + node.range[0] : undefined;

/** The place of a field's value, or of the nearest thing around it that exists. */
export const atField = (source: Source, path: FieldPath): Place => {
  const document = source.record.document;
  const node = path.length > 0 ? document?.getIn(path, true) : document?.contents;
  const offset = offsetOf(source, node);
  if (offset !== undefined) return at(source, offset);
  return path.length > 0 ? atField(source, path.slice(0, -1)) : at(source, source.record.yamlOffset);
};

/** The place of a key in the map at `path`. */
export const atKey = (source: Source, path: FieldPath, key: string): Place => {
  const document = source.record.document;
  const map = path.length > 0 ? document?.getIn(path, true) : document?.contents;
  const pair = isMap(map) ? map.items.find(({ key: node }) => String(node) === key) : undefined;
  const offset = offsetOf(source, pair?.key);
  return offset === undefined ? atField(source, path) : at(source, offset);
};

/** The place of a node of the body's tree; without a position, the body's beginning. */
export const atNode = (source: Source, node: { position?: { start: { offset?: number } } | undefined }): Place =>
  at(source, source.record.bodyOffset + (node.position?.start.offset ?? 0));

/** The place where a word stands in site.config.ts. */
export const atSetting = ({ configFile }: Site, name: string): Place => {
  const text = readFileSync(configFile, 'utf8');
  const offset = Math.max(0, text.search(new RegExp(`^\\s*${name}\\b`, 'm')));
  return placeIn(shownPath(configFile), lineStartsOf(text), offset);
};
