// One line for each step of publishing: what it is, what came of it, how long it took.
export type Write = (text: string) => void;

/** Runs a step; what it resolves is shown by `remark`. */
export async function step<T>(
  write: Write,
  name: string,
  work: () => Promise<T>,
  remark: (made: T) => string | undefined,
): Promise<T> {
  write(`${name} …`);
  const started = performance.now();
  try {
    const made = await work();
    const said = remark(made);
    write(` ${said ? `${said}，` : ''}${((performance.now() - started) / 1000).toFixed(1)} 秒\n`);
    return made;
  } catch (error) {
    write(' 没有做成\n');
    throw error;
  }
}
