// Only scripts that the code has stand in pages. Which those are is known before a page is made; a build with any other fails.
import { writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { fetchAhead, theme } from '#components/site/inline.ts';
import { linksIn } from '#scripts/kit/own-files.ts';
import { inlineFile, sourceHash } from '#scripts/publish/hosting/policy.ts';
import { contentFolder, liveFolder } from '#site.ts';
import { builtPages } from './built-pages.ts';
import { codeIn } from './page-code.ts';

/** The file of the text of a page, which its link for editing names. */
const sourceOf = (html: string): string => /\bhref="[^"]*\/edit\/[^/"]+\/([^"]+)"/.exec(html)?.[1] ?? '';

/** Reads every page of a built folder; the hashes of its styles. Throws with every page that holds other code. */
function stylesOf(folder: string, scripts: Set<string>): Set<string> {
  const styles = new Set<string>();
  const faults: string[] = [];
  const isOurs = (script: string) => scripts.has(sourceHash(script));
  for (const { file, html } of builtPages(folder)) {
    const code = codeIn(html, isOurs);
    for (const style of code.styles) styles.add(sourceHash(style));
    const foreign = code.scripts.filter((script) => !isOurs(script)).map((script) => `脚本 ${script}`);
    const found = [...foreign, ...code.active].map((what) => what.slice(0, 120));
    const source = sourceOf(html);
    if (found.length > 0) faults.push(`${file}${source && `（${source}）`}：${found.join('；')}`);
  }
  if (faults.length > 0)
    throw new Error(
      `构建失败：以下页面含有本站代码之外的脚本。请更正所列的文件，或从模板中删除：\n${faults.join('\n')}`,
    );
  return styles;
}

/** Throws where a file of these folders (absolute) may be one of the machine. */
function refuseLinks(folders: string[]): void {
  const found = folders.flatMap((folder) => linksIn(folder));
  const lines = found.map(({ path, target }) => `${relative(process.cwd(), path)}：符号链接，指向 ${target}`);
  if (lines.length > 0) throw new Error(`构建失败：以下文件不能发布。请替换为文件本身，或删除：\n${lines.join('\n')}`);
}

/** Finds out which scripts Astro puts into pages, checks all pages, and writes the hashes for the policy into `inline.json`. */
export const pageGuard = (): AstroIntegration => {
  const scripts = new Set([theme, fetchAhead].map(sourceHash));
  const chunks = new Map<string, string>();
  return {
    name: 'page-guard',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        refuseLinks([contentFolder, resolve('public'), liveFolder]);
        const isClient = ({ name }: { name: string }) => name === 'client';
        const before = {
          name: 'scripts-of-the-code',
          applyToEnvironment: isClient,
          generateBundle: {
            order: 'pre' as const,
            handler(_: unknown, bundle: Record<string, { type: string; code?: string }>) {
              for (const [name, { type, code = '' }] of Object.entries(bundle))
                if (type === 'chunk') chunks.set(name, code);
            },
          },
        };
        const after = {
          name: 'scripts-in-pages',
          applyToEnvironment: isClient,
          generateBundle: {
            order: 'post' as const,
            // Astro takes a script out of the bundle when it puts its text into pages.
            handler(_: unknown, bundle: object) {
              for (const [name, code] of chunks) if (!(name in bundle)) scripts.add(sourceHash(code.trim()));
            },
          },
        };
        updateConfig({ vite: { plugins: [before, after] } });
      },
      'astro:build:done': ({ dir }) => {
        const folder = relative(process.cwd(), fileURLToPath(dir)) || '.';
        const styles = stylesOf(folder, scripts);
        const inline = { scripts: [...scripts].sort(), styles: [...styles].sort() };
        writeFileSync(new URL(inlineFile, dir), `${JSON.stringify(inline)}\n`);
      },
    },
  };
};
