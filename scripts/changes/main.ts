// npm run changes -- <base> [--head REF] [--format text|markdown|json]: what a change of the content means, from the records.
import { contentFolder, site } from '../../src/site.ts';
import { git } from '../../src/records/git.ts';
import { report as reportFailure } from '../build/failure.ts';
import { readArguments } from './arguments.ts';
import { compareTrees } from './compare.ts';
import { reportIn } from './report.ts';
import { changedElsewhere, commitOf, parting, treeOf, workingTree } from './trees.ts';

const short = (commit: string) => commit.slice(0, 10);

try {
  const { base, head, format } = readArguments(process.argv.slice(2));
  const to = head === undefined ? undefined : commitOf(contentFolder, head);
  const from = parting(contentFolder, commitOf(contentFolder, base), to ?? 'HEAD');
  const after = to ? treeOf(contentFolder, to) : workingTree(contentFolder);
  const compared = compareTrees(treeOf(contentFolder, from), after, site.languages);
  const title = `${base}（${short(from)}）到${to ? ` ${head}（${short(to)}）` : '现在的文件'}`;
  const folder = git(contentFolder, 'rev-parse', '--show-prefix').trim();
  const elsewhere = changedElsewhere(contentFolder, from, to);
  console.log(reportIn(format, { title, folder, elsewhere, ...compared }));
} catch (error) {
  reportFailure(error);
}
