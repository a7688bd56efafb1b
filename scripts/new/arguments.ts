// The command line of `npm run new`.
import { Failure } from '../build/failure.ts';
import type { Given } from './fields.ts';

export interface Arguments {
  /** What is to be made; empty where nothing was said. */
  kind: string;
  id: string;
  date: string | undefined;
  given: Given[];
  help: boolean;
}

/** Every `--field` takes a value. Throws a Failure with what is wrong. */
export const readArguments = (words: string[]): Arguments => {
  const given: Given[] = [];
  const positional: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [, field, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (field === undefined) positional.push(word);
    else if (field === 'help') given.push(['help', '']);
    else {
      const typed = value ?? words[++at];
      if (typed === undefined) throw new Failure(`--${field} 后面没有写值`);
      if (given.some(([other]) => other === field)) throw new Failure(`--${field} 写了两遍`);
      given.push([field, typed]);
    }
  }
  const [kind = '', id = '', ...more] = positional;
  if (more.length > 0) throw new Failure(`多出来的：${more.join(' ')}；值里有空格的，前后加引号`);
  const option = (name: string) => given.find(([field]) => field === name)?.[1];
  return {
    kind,
    id,
    date: option('date'),
    given: given.filter(([field]) => field !== 'date' && field !== 'help'),
    help: option('help') !== undefined,
  };
};
