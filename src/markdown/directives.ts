// Directives: `:::note` … `:::` around blocks, `:url[koji]` in a line. Only the names listed here are read, and a name in a line only
// before `[`: `16:00`, `koji:latest` and `主持:成员甲` keep their characters.
import type { BlockContent, Blockquote, DefinitionContent, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Construct, Extension, State } from 'micromark-util-types';
import type { Processor } from 'unified';
import { visit } from 'unist-util-visit';

/** Kinds of notices, as GitHub has them. */
export const noticeKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const isNoticeKind = (name: string): name is NoticeKind => (noticeKinds as readonly string[]).includes(name);

/** What may stand behind `:::`. */
export const blockNames = [...noticeKinds, 'details', 'tabs', 'tab', 'steps', 'files'];
/** What may stand behind `:` and before `[`: a fact of a record, which is then never copied. */
export const factNames = ['url', 'service', 'person', 'list', 'decision', 'meeting'] as const;

const longest = 24;
const block = new RegExp(`^:{3,}(?:${blockNames.join('|')})(?![\\w-])`);
const inLine = new RegExp(`^:(?:${factNames.join('|')})\\[`);

/** Passes where what follows fits; nothing is taken. */
const begins = (pattern: RegExp): Construct => ({
  partial: true,
  tokenize(effects, ok, nok) {
    let text = '';
    const next: State = (code) => {
      if (code === null || code < 0 || text.length >= longest) {
        if (text) effects.exit('data');
        return pattern.test(text) ? ok(code) : nok(code);
      }
      if (!text) effects.enter('data');
      text += String.fromCharCode(code);
      effects.consume(code);
      return next;
    };
    return next;
  },
});

const only = (construct: Construct, pattern: RegExp): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    return effects.check(begins(pattern), construct.tokenize.call(this, effects, ok, nok), nok);
  },
});

const colon = 58;

/** No other extension begins at a colon. */
const withKnownNames = (extension: Extension): Extension => {
  const [text] = [extension.text?.[colon] ?? []].flat();
  const [container] = [extension.flow?.[colon] ?? []].flat();
  if (!text || !container) return extension;
  return { text: { [colon]: only(text, inLine) }, flow: { [colon]: only(container, block) } };
};

const mark = /^\[!([a-z]+)\][ \t]*(?:\n|$)/i;

/** `> [!NOTE]`, without its mark; a quotation of another kind stays one. */
const noticeOf = ({ children, position }: Blockquote): ContainerDirective | undefined => {
  const [first] = children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  const [whole = '', kind = ''] = (text?.type === 'text' && mark.exec(text.value)) || [];
  const name = kind.toLowerCase();
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !isNoticeKind(name)) return undefined;
  text.value = text.value.slice(whole.length);
  // The rules of the check look for a text where it stands.
  if (text.position?.start.offset !== undefined) text.position.start.offset += whole.length;
  if (text.value === '') first.children.shift();
  const rest = first.children.length > 0 ? children : children.slice(1);
  return { type: 'containerDirective', name, children: rest as (BlockContent | DefinitionContent)[], position };
};

/** remark plugin; after remark-directive. */
export function directives(this: Processor) {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(withKnownNames);
  return (tree: Root) => {
    visit(tree, 'blockquote', (quotation, index, parent) => {
      const notice = noticeOf(quotation);
      if (notice && parent && index !== undefined) parent.children[index] = notice;
    });
  };
}
