// Asking a person at the terminal for what nobody else can know.
import { type Interface, createInterface } from 'node:readline/promises';
import { Stopped } from '#scripts/kit/failure.ts';
import type { Ask } from './draft.ts';
import { type Clock, typedExample, valueOf } from './typed.ts';

export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
}

/** Throws Stopped where the person goes away. */
const answerAt = async (terminal: Interface, question: string): Promise<string> => {
  const gone = new AbortController();
  terminal.once('close', () => gone.abort());
  try {
    return await terminal.question(question, { signal: gone.signal });
  } catch (cause) {
    throw new Stopped('没有答完，什么都没有写', { cause });
  }
};

/** Asks again until the answer can be read; `undefined` where nobody sits at the terminal. */
export const askerAt = ({ input, output }: Terminal, clock: Clock): Ask => {
  if (!input.isTTY || !output.isTTY) return undefined;
  return async ({ path, shape }) => {
    const terminal = createInterface({ input, output });
    try {
      output.write(`\n${path.join('.')}  ${shape.description ?? ''}\n`);
      for (;;) {
        const answer = await answerAt(terminal, `  （${typedExample(shape)}）> `);
        const value = valueOf(shape, answer, clock);
        if (value !== undefined) return value;
        output.write(`  不能写「${answer}」\n`);
      }
    } finally {
      terminal.close();
    }
  };
};
