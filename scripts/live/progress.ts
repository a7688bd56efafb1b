// How far a run is: a line for each service as it is done, and on a terminal a bar below them.
import { createStatusLine, type Screen } from '#scripts/kit/progress.ts';
import type { Redact } from '#scripts/kit/redact.ts';

const barWidth = 20;
const redrawMs = 1000;

const barOf = (done: number, total: number): string => {
  const filled = total === 0 ? barWidth : Math.round((done / total) * barWidth);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${total}`;
};

/** `isTerminal`: the bar may be drawn over; otherwise, as in CI, there are plain lines only. Every line is redacted. */
export const createProgress = (ids: string[], screen: Screen, isTerminal: boolean, redact: Redact) => {
  const waiting = new Set(ids);
  const begin = performance.now();
  const bar = () => {
    const seconds = Math.round((performance.now() - begin) / 1000);
    const text = `${barOf(ids.length - waiting.size, ids.length)}  ${seconds} 秒  等待 ${[...waiting].join(' ')}`;
    return text.slice(0, Math.max(0, (screen.columns ?? 80) - 4));
  };
  const line = createStatusLine(screen);
  const draw = () => {
    if (isTerminal && waiting.size > 0) line.draw(bar());
  };
  const timer = isTerminal ? setInterval(draw, redrawMs) : undefined;
  timer?.unref();
  draw();
  return {
    /** `what` is the result in a word or two; the notes explain it. */
    done: (id: string, milliseconds: number, what: string, notes: string[]): void => {
      waiting.delete(id);
      line.erase();
      const time = `${(milliseconds / 1000).toFixed(1).padStart(5)} 秒`;
      const text = [`${time}  ${id}：${what}`, ...notes.map((note) => `          ${note}`)].join('\n');
      screen.write(`${redact(text)}\n`);
      draw();
    },
    /** Takes the bar away. */
    end: (): void => {
      clearInterval(timer);
      line.erase();
    },
  };
};
