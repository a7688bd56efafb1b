// npm run screenshots: makes the pictures of the site that README and documents show, from the site that was built.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from 'playwright';
import { type CommandLine, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure, report } from '#scripts/kit/failure.ts';
import { serve } from '#scripts/serve/server.ts';
import { findBrowser } from '#scripts/setup/browser.mjs';

/** Each picture: its file, the page that it shows and the window in which it is taken. */
const pictures = [{ file: '.github/screenshot.png', path: '/', width: 1280, height: 900, theme: 'light' }] as const;

const commandLine = {
  calls: ['npm run screenshots [-- --site 目录]'],
  options: {
    site: { type: 'string', value: '目录', default: 'dist', help: '已构建的站点（默认 dist）' },
  },
  notes: [
    `重新生成 README 中的图片：${pictures.map(({ file }) => file).join('、')}`,
    '需要 Chromium；退出码：0 完成 · 1 失败',
  ],
  examples: ['npm run build && npm run screenshots'],
} as const satisfies CommandLine;

const browserPath = (): string => {
  const path = findBrowser();
  if (path && existsSync(path)) return path;
  const found = path ? `未找到 CHROMIUM_PATH 指定的浏览器：${path}。` : '未找到 Chromium。';
  throw new Failure(
    `${found}请运行 npx playwright install --with-deps chromium，或用环境变量 CHROMIUM_PATH 指定已安装的 Chromium`,
  );
};

try {
  const { site } = readCommandLine(process.argv.slice(2), commandLine).values;
  const executablePath = browserPath();
  const { address, close } = await serve({ folder: site, port: 0 });
  // Chromium has no sandbox for root.
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    for (const { file, path, width, height, theme } of pictures) {
      const viewport = { width, height };
      const page = await browser.newPage({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
      const response = await page.goto(new URL(path, address).href);
      if (!response?.ok()) throw new Failure(`${site} 中没有页面 ${path}，未生成 ${file}。请先运行 npm run build`);
      mkdirSync(dirname(file), { recursive: true });
      await page.screenshot({ path: file });
      await page.close();
      console.log(`已生成 ${file}（${path}，${width} × ${height}）`);
    }
  } finally {
    await browser.close();
    await close();
  }
} catch (error) {
  report(error);
}
