// npm run publish -- COMMAND …: puts the built site online, goes back, writes the configuration of hosts, notifies search engines.
import { runSubcommand, type Subcommand } from '#scripts/kit/command-line.ts';
import { reporting } from '#scripts/kit/failure.ts';

/** Loaded when they are run, so that the command which needs site.config.ts reports a mistake in it. */
const commands: Record<string, Subcommand> = {
  deploy: {
    about: '把构建好的站点放上网：检查、上传、一步切换、看线上，不对就退回',
    run: async (given) => (await import('./deploy/commands.ts')).runDeploy(given),
  },
  rollback: {
    about: '退回上一份，或指名的一份',
    run: async (given) => (await import('./deploy/commands.ts')).runRollback(given),
  },
  config: {
    about: '写出托管的配置：nginx、EdgeOne Pages、COS',
    run: async (given) => (await import('./config.ts')).config(given),
  },
  announce: {
    about: '告诉搜索引擎哪些页面有变化：百度、IndexNow（必应等）',
    run: async (given) => (await import('./announce/announce.ts')).runAnnounce(given),
  },
};

await reporting(() => runSubcommand('npm run publish -- 命令 [选项]', commands, process.argv.slice(2)));
