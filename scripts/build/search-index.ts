// The search index of a built folder, made by Pagefind and adapted to the queries of this site (src/components/search/query.ts).
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex, type IndexFile } from 'pagefind';
import { builtPages, spaced } from './built-pages.ts';

/** Pagefind's own interfaces, which this site replaces. */
const unused = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;

/** Would cut Chinese queries into words again, after they were cut into the pairs that the index surely holds. */
const segmentation = 'if(needsWordSegmentation(trueLanguage))';
const segmenting = ['pagefind.js', 'pagefind-worker.js'];

/**
 * Pagefind's script with its own segmentation of queries switched off.
 * @throws when the place is not there exactly once, as after an upgrade of Pagefind
 */
export function withoutSegmentation(file: string, script: string): string {
  const pieces = script.split(segmentation);
  if (pieces.length !== 2) {
    throw new Error(
      `pagefind 的 ${file} 中，「${segmentation}」出现 ${pieces.length - 1} 次，应为 1 次。` +
        'pagefind 可能已升级。请按新版修改 scripts/build/search-index.ts，并确认两个字以上的中文查询有结果。',
    );
  }
  return pieces.join('if(false)');
}

/** Stops on what Pagefind reports; it does not throw by itself. */
function settled<T extends { errors: string[] }>(doing: string, answer: T): T {
  if (answer.errors.length > 0) throw new Error(`pagefind ${doing}失败：${answer.errors.join('；')}`);
  return answer;
}

/** Pages sent at a time: more would only wait in memory. */
const maxSent = 16;

/** The files of the index, and how many pages are in it. */
async function indexOf(folder: string): Promise<{ files: IndexFile[]; pages: number }> {
  // Addresses such as SIG-infra@lists.opencloudos.org must stay one word; full stops end sentences too often to be kept.
  const { index } = settled('启动', await createIndex({ includeCharacters: '@-' }));
  if (!index) throw new Error('pagefind 未返回索引');
  const add = async (path: string, html: string) =>
    settled(`读取 ${path} `, await index.addHTMLFile({ sourcePath: path, content: spaced(html) }));
  const sent: Promise<unknown>[] = [];
  // Pagefind takes them in the order in which they are sent, which decides the bytes of the index.
  for (const { file, html } of builtPages(folder)) {
    if (!html.includes('data-pagefind-body')) continue;
    sent.push(add(file, html));
    if (sent.length % maxSent === 0) await Promise.all(sent);
  }
  await Promise.all(sent);
  return { files: settled('生成索引', await index.getFiles()).files, pages: sent.length };
}

/**
 * Indexes the pages of `folder` and writes `folder`/pagefind/, replacing what is there. The same pages give the same bytes.
 * @throws when there is no page to index, or Pagefind fails or is not as expected
 */
export async function buildSearchIndex(folder: string): Promise<{ pages: number }> {
  try {
    const { files, pages } = await indexOf(folder);
    if (pages === 0) throw new Error(`${folder} 中没有可供搜索的页面`);
    const out = join(folder, 'pagefind');
    await rm(out, { recursive: true, force: true });
    for (const { path, content } of files.filter((file) => !unused.test(file.path))) {
      const bytes = segmenting.includes(path) ? withoutSegmentation(path, new TextDecoder().decode(content)) : content;
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(join(out, path), bytes);
    }
    return { pages };
  } finally {
    await close();
  }
}
