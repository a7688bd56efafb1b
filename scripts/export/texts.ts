// The texts that can be handed out, each from the facts.
import { dirname, relative, sep } from 'node:path';
import { wordsOf } from '../../src/i18n/words.ts';
import { codeowners } from '../../src/model/codeowners.ts';
import type { Facts } from '../../src/model/facts.ts';
import { joined } from '../../src/model/names.ts';
import { readmeOf } from '../../src/model/readme.ts';
import { readFacts } from '../../src/records/read-facts.ts';
import { configFile, contentFolder, site, today } from '../../src/site.ts';
import { Failure } from '../build/failure.ts';
import type { Arguments } from './arguments.ts';
import { renderReadme } from './readme.ts';
import { sigInfo } from './sig-info.ts';

/** All facts: what is handed out must not lack a record that has a mistake in it. */
function allFacts(): Facts {
  const { facts, unread } = readFacts(contentFolder);
  if (unread.length > 0) throw new Failure(`这些文件有误，先运行 npm run check，照它说的改正：\n${unread.join('\n')}`);
  return facts;
}

const words = wordsOf('zh');

const writers: Record<Exclude<Arguments['kind'], 'offline'>, (facts: Facts, given: Arguments) => string> = {
  readme: (facts) =>
    renderReadme(readmeOf(facts, { site, today, words }), joined('如何加入', site.name.zh, '并参与贡献')),
  codeowners: (facts) => {
    const folder = relative(dirname(configFile), contentFolder).split(sep).join('/');
    return codeowners(facts, { forge: site.forge.kind, folder, today });
  },
  'sig-info': (facts, { styles }) => sigInfo({ facts, site, today }, styles),
};

/** Throws a Failure where a record has a mistake in it. */
export const textOf = (given: Arguments & { kind: keyof typeof writers }): string =>
  writers[given.kind](allFacts(), given);
