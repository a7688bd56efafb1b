// A value as one line of YAML, as the records write it: `[{ person: yi-lin }]`.
import { stringify } from 'yaml';

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Quoted where it would read as something else inside brackets. */
const scalar = (value: unknown): string => {
  const [line = ''] = stringify([value], { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).split('\n');
  return line.replace(/^\[ ?| ?\]$/g, '');
};

export const inline = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isMap(value)) return scalar(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${key}: ${inline(inner)}`);
  return `{ ${pairs.join(', ')} }`;
};
