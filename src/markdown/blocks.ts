// What blocks with a name become: notices, folds, tabs, steps and trees of files. Without a style or a script each is plain text.
import type { Paragraph, PhrasingContent, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Properties } from 'hast';
import type {} from 'mdast-util-to-hast';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isNoticeKind } from './directives.ts';
import { wordsIn } from './words-in.ts';

const asElement = (block: ContainerDirective, hName: string, hProperties: Properties = {}) => {
  block.data = { ...block.data, hName, hProperties };
};

/** The label in brackets, which is taken out of the block. */
const takeLabel = ({ children }: ContainerDirective): PhrasingContent[] => {
  const [first] = children;
  if (first?.type !== 'paragraph' || !first.data?.directiveLabel) return [];
  children.shift();
  return first.children;
};

const paragraph = (children: PhrasingContent[], hName: string, hProperties: Properties = {}): Paragraph => ({
  type: 'paragraph',
  data: { hName, hProperties },
  children,
});

const text = (value: string): PhrasingContent => ({ type: 'text', value });

/** remark plugin; when a page is made, not when a text is checked. */
export const blocks = () => (tree: Root, file: VFile) => {
  const words = wordsIn(file);
  visit(tree, 'containerDirective', (block, index, parent) => {
    const { name } = block;
    // Steps and trees are lists that look their part.
    if (name === 'steps' || name === 'files') {
      for (const child of block.children)
        if (child.type === 'list') child.data = { ...child.data, hProperties: { className: [name] } };
      if (parent && index !== undefined) parent.children.splice(index, 1, ...block.children);
      return index === undefined ? undefined : [SKIP, index];
    }
    const label = takeLabel(block);
    if (isNoticeKind(name)) {
      const kind = words.notices[name];
      asElement(block, 'div', { className: ['callout', `of-${name}`], role: 'note' });
      const title = label.length > 0 ? [text(kind + words.colon), ...label] : [text(kind)];
      block.children.unshift(paragraph(title, 'p', { className: ['kind'] }));
    } else if (name === 'details') {
      asElement(block, 'details');
      block.children.unshift(paragraph(label.length > 0 ? label : [text(words.details)], 'summary'));
    } else if (name === 'tabs') asElement(block, 'div', { className: ['tabs'] });
    else {
      asElement(block, 'div', { className: ['tab'] });
      block.children.unshift(paragraph(label, 'p', { className: ['kind'] }));
    }
    return undefined;
  });
};
