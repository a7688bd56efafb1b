// A record's text → its data and its body. The one parser for Astro, the checks and the tests, so that all see the same values:
// YAML 1.2, where a date stays the text that was written and keeps its zone.
import { type Document, LineCounter, parseDocument } from 'yaml';

export interface RecordText {
  /** The YAML document; `undefined` where a Markdown file has no front matter. */
  document: Document.Parsed | undefined;
  lines: LineCounter;
  /** Offset of the YAML in the file, in characters. */
  yamlOffset: number;
  body: string;
  /** Offset of the body in the file, in characters. */
  bodyOffset: number;
}

const fence = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;

const parseYaml = (yaml: string) => {
  const lines = new LineCounter();
  return { document: parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'error' }), lines };
};

/** Splits and parses one file; YAML mistakes are in `document.errors`, nothing is thrown. */
export const parseRecordText = (path: string, text: string): RecordText => {
  if (/\.ya?ml$/.test(path)) return { ...parseYaml(text), yamlOffset: 0, body: '', bodyOffset: text.length };
  const match = fence.exec(text);
  if (!match) return { document: undefined, lines: new LineCounter(), yamlOffset: 0, body: text, bodyOffset: 0 };
  const yaml = match[1] ?? '';
  return {
    ...parseYaml(yaml),
    yamlOffset: match[0].indexOf('\n') + 1,
    body: text.slice(match[0].length),
    bodyOffset: match[0].length,
  };
};

/** The plain data of a record. Throws the first YAML mistake, with the file's name. */
export const recordData = (path: string, text: string): Record<string, unknown> => {
  const { document } = parseRecordText(path, text);
  const mistake = document?.errors[0];
  if (mistake) throw new Error(`${path}: YAML 有误：${mistake.message}`, { cause: mistake });
  return (document?.toJS({ maxAliasCount: 0 }) ?? {}) as Record<string, unknown>;
};
