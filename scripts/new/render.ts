// A record → the text of its file: what is known, then in comments what may be added.
import { Document, isMap, isSeq, type Node, visit, YAMLSeq } from 'yaml';
import type { Data } from './fields.ts';

/** A field that may be added, as it stands in a comment. */
export interface Offer {
  field: string;
  value: unknown;
  /** Comment behind the field. */
  note?: string | undefined;
  /** Comment behind each item of a list. */
  itemNotes?: string[];
}

export const yamlOptions = { lineWidth: 0, singleQuote: true };

/** Maps below `depth`, and lists below `listDepth`, in one line each. */
export const flowBelow = (document: Document, depth: number, listDepth = depth): void =>
  visit(document, (_, node, path) => {
    const above = path.filter((parent) => isMap(parent) || isSeq(parent)).length;
    if ((isMap(node) && above >= depth) || (isSeq(node) && above >= listDepth)) node.flow = true;
  });

/** Lists of plain values are written as prettier writes them: `[a, b]`, and maps `{ a: 1 }`. */
const tidy = (text: string) => text.replace(/\[ (.*?) \]/g, '[$1]');

const commented = ({ field, value, note, itemNotes }: Offer): string => {
  const document = new Document({ [field]: value }, { aliasDuplicateObjects: false });
  const items = document.get(field);
  if (items instanceof YAMLSeq && items.items.length > 0 && (itemNotes || isMap(items.items[0]))) {
    flowBelow(document, 2);
    for (const [index, item] of items.items.entries())
      if (itemNotes?.[index]) (item as Node).comment = ` ${itemNotes[index]}`;
  } else flowBelow(document, 1);
  const [first = '', ...more] = tidy(document.toString(yamlOptions)).trimEnd().split('\n');
  return [note ? `${first} # ${note}` : first, ...more].map((line) => `# ${line}`).join('\n');
};

interface Whole {
  /** Address of the schema from the file, for editors that know no settings of ours. */
  schema?: string | undefined;
  data: Data;
  offers: Offer[];
}

const invitation = '# 选填字段（删除行首的 # 并替换为实际值；不需要的请删除）：';

export const renderYaml = ({ schema, data, offers }: Whole): string => {
  const facts = new Document(data, { aliasDuplicateObjects: false }).toString(yamlOptions);
  const offered = offers.length > 0 ? `\n${[invitation, ...offers.map(commented)].join('\n')}\n` : '';
  return `${schema ? `# yaml-language-server: $schema=${schema}\n` : ''}${facts}${offered}`;
};

/** A Markdown file: front matter, and the text where there is one already. */
export const renderMarkdown = (whole: Whole, body: string): string =>
  `---\n${renderYaml(whole)}---\n${body && `\n${body.trim()}\n`}`;
