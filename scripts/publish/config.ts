// npm run publish -- config: writes the configuration of a host.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteConfig } from '#schemas/site.ts';
import { type CommandLine, misuse, readCommandLine } from '#scripts/kit/command-line.ts';
import { Failure } from '#scripts/kit/failure.ts';
import { assertFit } from './deploy/inspect.ts';
import { errorPagesOf } from './hosting/answer.ts';
import { type BuiltSite, readBuiltSite } from './hosting/built-site.ts';
import { cdnHeaders, cosCors, cosDifferences, cosObjects, cosUpload, cosWebsite } from './hosting/cos.ts';
import { edgeoneConfiguration, edgeoneDifferences } from './hosting/edgeone.ts';
import { hostFiles } from './hosting/headers.ts';
import { brotliConfiguration, nginxConfiguration } from './hosting/nginx.ts';
import { nameOf, releaseConfiguration } from './hosting/nginx-release.ts';
import { pagesDifferences, pagesFiles } from './hosting/pages-files.ts';
import { contentSecurityPolicy } from './hosting/policy.ts';

interface Configuration {
  files: Record<string, string>;
  /** What this host does not do as the others do, for people. */
  differences: string[];
}

type Target = (site: BuiltSite, deployment: Pick<SiteConfig, 'shortName' | 'address' | 'aliases'>) => Configuration;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const nginx: Target = ({ files, inline, redirects }, deployment) => {
  const name = nameOf(deployment);
  if (!deployment.address) throw new Failure("nginx 的配置需要域名。请在 site.config.ts 中填写 address: 'https://…/'");
  const { hostname: host, port, pathname: base } = new URL(deployment.address);
  const places = {
    name,
    host,
    port,
    base,
    aliases: deployment.aliases ?? [],
    root: `/srv/www/${name}/current`,
    settings: `/etc/nginx/${name}`,
    // Not in /var/log/nginx: distributions rotate what is there, and keep it for weeks.
    log: `/var/log/${name}`,
    http: ['80', '[::]:80'],
    https: [port || '443', `[::]:${port || '443'}`],
  };
  const errorPages = errorPagesOf((file) => files.includes(file));
  return {
    files: {
      [`${name}.conf`]: nginxConfiguration(places, errorPages),
      [`${name}/release.conf`]: releaseConfiguration(name, contentSecurityPolicy(inline), redirects),
      [`${name}/brotli.conf`]: brotliConfiguration,
    },
    differences: [],
  };
};

const edgeone: Target = (site) => ({
  files: { 'edgeone.json': json(edgeoneConfiguration(site)) },
  differences: edgeoneDifferences,
});

const cos: Target = (site) => ({
  files: {
    'website.xml': cosWebsite(site),
    'cors.xml': cosCors(),
    'cdn-headers.json': json(cdnHeaders(site)),
    ...cosUpload(cosObjects(site.files)),
  },
  differences: cosDifferences,
});

const pages: Target = (site) => ({ files: pagesFiles(site), differences: pagesDifferences });

export const targets: Record<string, Target> = { nginx, edgeone, cos, pages };

const commandLine = {
  calls: [
    `npm run publish -- config [--target ${Object.keys(targets).join('|')}] [--out 目录] [--from 站点] [--no-public]`,
  ],
  options: {
    target: { type: 'string', default: 'nginx', value: '托管', help: '选择托管方式（默认 nginx）' },
    out: { type: 'string', value: '目录', help: '写入指定的目录（默认输出到屏幕）' },
    from: { type: 'string', default: 'dist', value: '站点', help: '读取指定的站点（默认 dist）' },
    'no-public': { type: 'boolean', default: false, help: '内部试用的站点：不要求正式网址和备案号' },
  },
  examples: ['npm run publish -- config', 'npm run publish -- config --target nginx --out nginx-config'],
} as const satisfies CommandLine;

/** Their own programs upload the site, so that nothing else checks it before it is online. */
const uploadedByOthers = ['edgeone', 'cos', 'pages'];

/** Writes the files for a host, and says what the host cannot do. */
export async function config(given: string[]): Promise<void> {
  const { values } = readCommandLine(given, commandLine);
  const { target, from, out = join('.build', 'hosting', target) } = values;
  const { site } = await import('#site.ts');
  const configure = Object.hasOwn(targets, target) ? targets[target] : undefined;
  if (!configure) throw misuse(commandLine, `未知的托管 --target ${target}，应为 ${Object.keys(targets).join(' | ')}`);
  const built = readBuiltSite(from);
  const { files, differences } = configure(built, site);
  const base = new URL(site.address ?? 'http://localhost/').pathname;
  if (base !== '/' && uploadedByOthers.includes(target))
    throw new Failure(
      `${target} 只能部署在域名的根路径，而 address 带有路径 ${base}。请使用 nginx 或 Gitee、GitHub 的 Pages`,
    );
  if (base !== '/')
    console.log(`站点位于 ${base}。以下文件应能从域名的根路径访问（nginx 的配置已包含）：${hostFiles.join('、')}`);
  if (uploadedByOthers.includes(target)) assertFit('未生成配置', built, site, !values['no-public']);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
    console.log(`已写入 ${join(out, path)}`);
  }
  if (differences.length > 0)
    console.log(`\n与自有机器上 nginx 的区别：\n${differences.map((line) => `- ${line}`).join('\n')}`);
  console.log('\n下一步见 deploy/README.md');
}
