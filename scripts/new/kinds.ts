// Every kind of record that `npm run new` makes.
import { Failure } from '../build/failure.ts';
import { suggest } from '../check/closest.ts';
import type { Kind } from './kind.ts';
import { dataKinds } from './kinds/data.ts';
import { eventKinds } from './kinds/events.ts';
import { textKinds } from './kinds/texts.ts';

export const kinds: Kind[] = [...eventKinds, ...textKinds, ...dataKinds];

/** Throws a Failure where there is no such kind. */
export const kindNamed = (name: string): Kind => {
  const found = kinds.find((kind) => kind.name === name);
  if (found) return found;
  const names = kinds.map((kind) => kind.name);
  throw new Failure(`不能新建「${name}」：${suggest(name, names, `可以新建的有 ${names.join('、')}`)}`);
};
