// A bare URL ends before Chinese: `https://x.org。然后` links x.org alone. GFM takes everything up to the next white space.
import type { Link, Root } from 'mdast';
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import type {} from 'remark-parse';
import type { Processor } from 'unified';
import { visit } from 'unist-util-visit';
import { endsUrl } from './chinese.ts';

const space = 32;
const ends = (code: Code) => code !== null && code > 0 && endsUrl.test(String.fromCharCode(code));

/** The same construct, which sees a space wherever Chinese begins; what follows is then parsed as ordinary text. */
const untilChinese = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    let left = false;
    const leave =
      (next: State): State =>
      (code) => {
        left = true;
        return next(code);
      };
    const inside =
      (state: State): State =>
      (code) => {
        const next = state(ends(code) ? space : code);
        return left || !next ? next : inside(next);
      };
    return inside(construct.tokenize.call(this, effects, leave(ok), leave(nok)));
  },
});

const isUrlConstruct = ({ name }: Construct) => name === 'protocolAutolink' || name === 'wwwAutolink';

const withLimits = (extension: Extension): Extension => {
  const text = Object.entries(extension.text ?? {}).map(([code, found]) => {
    const constructs = [found ?? []].flat();
    return [code, constructs.map((construct) => (isUrlConstruct(construct) ? untilChinese(construct) : construct))];
  });
  return { ...extension, text: Object.fromEntries(text) };
};

/** remark-gfm links what its tokenizer missed (after an open bracket) in the tree; such links have no position. */
const cut = (link: Link): string => {
  const [label] = link.children;
  if (link.position || label?.type !== 'text') return '';
  const at = label.value.search(endsUrl);
  if (at < 0) return '';
  const rest = label.value.slice(at);
  label.value = label.value.slice(0, at);
  link.url = link.url.slice(0, -rest.length);
  return rest;
};

/** remark plugin; after remark-gfm. */
export function bareLinks(this: Processor) {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(withLimits);
  return (tree: Root) => {
    visit(tree, 'link', (link, index, parent) => {
      const rest = cut(link);
      if (rest && parent && index !== undefined) parent.children.splice(index + 1, 0, { type: 'text', value: rest });
    });
  };
}
