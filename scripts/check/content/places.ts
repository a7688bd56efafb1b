// Where in a file something is: offsets, fields of the YAML and nodes of the text → line and column.
import { readFileSync } from 'node:fs';
import { isMap, isNode, LineCounter } from 'yaml';
import { once } from '#model/records/once.ts';
import type { FieldPath } from '#schemas/shape.ts';
import type { Place } from '#scripts/check/finding.ts';
import { type Site, type Source, shownPath } from './read.ts';

/** A node of the body's tree. */
export interface Positioned {
  position?: { start: { offset?: number }; end: { offset?: number } } | undefined;
}

/** A place in a record: an offset in the file, in characters; a field; or a node of the text. */
export type Spot = number | FieldPath | Positioned;

/** What stands at a path in data; `undefined` where the path leads nowhere. */
export const valueAt = (value: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

/** A field of a record, which may not fit its schema. */
export const fieldOf = ({ data }: Pick<Source, 'data'>, ...path: PropertyKey[]): unknown => valueAt(data, path);

const linesOf = (text: string): LineCounter => {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
};

const placeIn = (file: string, lines: LineCounter, offset: number): Place => {
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
};

/** Counted once per file: a long one may hold thousands of findings. */
const linesIn = once(({ text }: Source) => linesOf(text));

const nodeAt = ({ record: { document } }: Source, path: FieldPath): unknown =>
  path.length > 0 ? document?.getIn(path, true) : document?.contents;

const offsetOf = (source: Source, node: unknown): number | undefined =>
  isNode(node) && node.range ? source.record.yamlOffset + node.range[0] : undefined;

const offsetOfField = (source: Source, path: FieldPath): number =>
  offsetOf(source, nodeAt(source, path)) ??
  (path.length > 0 ? offsetOfField(source, path.slice(0, -1)) : source.record.yamlOffset);

/** The offset of a key in the map at `path`; of the map where the key is not there. */
export const offsetOfKey = (source: Source, path: FieldPath, key: string): number => {
  const map = nodeAt(source, path);
  const pair = isMap(map) ? map.items.find(({ key: node }) => String(node) === key) : undefined;
  return offsetOf(source, pair?.key) ?? offsetOfField(source, path);
};

/** Where a node of the text begins and ends in the file; without a position, at the text's beginning. */
export const rangeOf = ({ record }: Source, { position }: Positioned): { start: number; end: number } => ({
  start: record.bodyOffset + (position?.start.offset ?? 0),
  end: record.bodyOffset + (position?.end.offset ?? 0),
});

const isPath = (spot: Spot): spot is FieldPath => Array.isArray(spot);

/** The line and column; of a field that is not there, those of the nearest thing around it. */
export const at = (source: Source, spot: Spot): Place => {
  const offset =
    typeof spot === 'number' ? spot : isPath(spot) ? offsetOfField(source, spot) : rangeOf(source, spot).start;
  return placeIn(source.file, linesIn(source), offset);
};

/** The place where a word stands in site.config.ts. */
export const atSetting = ({ configFile }: Site, name: string): Place => {
  const text = readFileSync(configFile, 'utf8');
  const offset = Math.max(0, text.search(new RegExp(`^\\s*${name}\\b`, 'm')));
  return placeIn(shownPath(configFile), linesOf(text), offset);
};
