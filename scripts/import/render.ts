// A meeting → the text of its file.
import { Document, isMap, isSeq, visit } from 'yaml';

const isEmpty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

/** Front matter with one line per person and item, then the minutes. */
export function render(facts: Record<string, unknown>, body: string): string {
  const filled = Object.fromEntries(Object.entries(facts).filter(([, value]) => !isEmpty(value)));
  const document = new Document(filled, { aliasDuplicateObjects: false });
  visit(document, (_, node, path) => {
    // The fields themselves and the lists in them stay one below the other; what is in them is one line each.
    const depth = path.filter((parent) => isMap(parent) || isSeq(parent)).length;
    if ((isMap(node) && depth > 0) || (isSeq(node) && depth > 1)) node.flow = true;
  });
  const yaml = document.toString({ lineWidth: 0, singleQuote: true });
  return `---\n${yaml}---\n${body ? `\n${body}\n` : ''}`;
}
