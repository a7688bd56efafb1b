// Asks the person at the terminal for what the records do not have.
import { Stopped } from '#scripts/kit/failure.ts';
import type { Ask } from './draft.ts';
import { type Clock, typedExample, valueOf } from './typed.ts';

export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
}

/** Asks again until the answer can be read; `undefined` without a terminal. Throws Stopped where the person leaves. */
export const askerAt = ({ input, output }: Terminal, clock: Clock): Ask => {
  if (!input.isTTY || !output.isTTY) return undefined;
  return async ({ path, shape }) => {
    const { isCancel, text } = await import('@clack/prompts');
    const gone = new AbortController();
    const leave = () => gone.abort();
    // Ctrl-D would close the input under the prompt, which then waits for ever: it is taken as Ctrl-C.
    const press = (_: string, key?: { ctrl?: boolean; name?: string }) => {
      if (key?.ctrl && key.name === 'd') input.emit('keypress', '\u0003', { name: 'c', ctrl: true });
    };
    input.once('end', leave).on('keypress', press);
    try {
      const answer = await text({
        input,
        output,
        signal: gone.signal,
        message: `${path.join('.')}  ${shape.description ?? ''}`,
        placeholder: typedExample(shape),
        validate: (typed = '') => (valueOf(shape, typed, clock) === undefined ? `无效的值「${typed}」` : undefined),
      });
      if (isCancel(answer)) throw new Stopped('已取消，未写入文件');
      return valueOf(shape, answer ?? '', clock);
    } finally {
      input.off('end', leave).off('keypress', press);
    }
  };
};
