// nginx's configuration read back: directives with their words, and the blocks of those that have one.
import assert from 'node:assert/strict';

export interface Directive {
  words: string[];
  block?: Directive[];
}

const token = /\s+|#[^\n]*|"((?:[^"\\]|\\.)*)"|'([^']*)'|([{};])|((?:\$\{|[^\s{};])+)/gy;

function* tokensOf(text: string): Generator<{ mark?: string; word?: string }> {
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const match = token.exec(text);
    assert.ok(match, `cannot be read: ${text.slice(from, from + 40)}`);
    const [, double, single, mark, bare] = match;
    // `${uri}` is one word, and its bracket ends no block.
    if (bare?.includes('${')) {
      const end = text.indexOf('}', token.lastIndex);
      const rest = /^[^\s{};]*/.exec(text.slice(end + 1))?.[0] ?? '';
      token.lastIndex = end + 1 + rest.length;
      yield { word: text.slice(from, token.lastIndex) };
    } else if (mark) yield { mark };
    else if (double !== undefined || single !== undefined || bare !== undefined)
      yield { word: double ?? single ?? bare ?? '' };
  }
}

/** The directives of a configuration's text. */
export function parseNginx(text: string): Directive[] {
  const stack: Directive[][] = [[]];
  let words: string[] = [];
  for (const { mark, word } of tokensOf(text)) {
    if (word !== undefined) words.push(word);
    else if (mark === '}') stack.pop();
    else {
      const block: Directive[] = [];
      stack.at(-1)?.push(mark === '{' ? { words, block } : { words });
      words = [];
      if (mark === '{') stack.push(block);
    }
  }
  assert.equal(stack.length, 1, 'a block is not closed');
  return stack[0] ?? [];
}
