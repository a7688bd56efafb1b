// An error of Astro or Vite in words for the person who edits the content: what, where, and what helps.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

interface BuildError extends Error {
  title?: string;
  hint?: string;
  frame?: string;
  id?: string;
  loc?: { file?: string; line?: number; column?: number };
  errors?: unknown[];
}

/** The message, the place, the code around it, the hint and the causes; the stack only where there is nothing else to go by. */
export function describeBuildError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const error = thrown as BuildError;
  const place = placeOf(error);
  return [
    stripVTControlCharacters([error.title, error.message].filter(Boolean).join('：')).replaceAll('**', ''),
    place && `位置：${place}`,
    error.frame,
    error.hint && `提示：${error.hint}`,
    ...(error.errors ?? []).map(describeBuildError),
    error.cause !== undefined && `原因：${describeBuildError(error.cause)}`,
    !place && !error.hint && !error.errors && error.cause === undefined && ownFrames(error.stack),
  ]
    .filter(Boolean)
    .join('\n');
}

function placeOf({ loc, id }: BuildError): string | undefined {
  const file = (loc?.file ?? id)?.replace(/^file:\/\//, '');
  if (!file) return undefined;
  const short = relative(process.cwd(), file);
  return [short.startsWith('..') ? file : short, loc?.line, loc?.column].filter(Boolean).join(':');
}

/** The lines of the stack that lie in this project. */
function ownFrames(stack = ''): string | undefined {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && !/node_modules|node:/.test(line));
  return frames.length > 0 ? frames.join('\n') : undefined;
}
