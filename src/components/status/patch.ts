// Makes a part of the page like a newer one and touches only what differs: the reader's place, selection and open details stay.

/** What the reader has done to an element, which a newer page knows nothing of. */
const kept = new Set(['open', 'hidden', 'tabindex', 'data-age']);

const patchAttributes = (now: Element, fresh: Element) => {
  for (const { name } of [...now.attributes])
    if (!kept.has(name) && !fresh.hasAttribute(name)) now.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (!kept.has(name) && now.getAttribute(name) !== value) now.setAttribute(name, value);
};

/** Where a list has become longer or shorter it is replaced, unless the focus is in it. */
export const patch = (now: Element, fresh: Element): void => {
  const [own, newer] = [[...now.childNodes], [...fresh.childNodes]];
  if (own.length !== newer.length) {
    if (!now.contains(document.activeElement)) now.replaceChildren(...newer);
    return;
  }
  for (const [index, node] of own.entries()) {
    const other = newer[index] as ChildNode;
    if (node.isEqualNode(other)) continue;
    if (node instanceof Element && other instanceof Element && node.tagName === other.tagName) {
      patchAttributes(node, other);
      patch(node, other);
    } else node.replaceWith(other);
  }
};
