// npm run publish -- COMMAND …: puts the built site online, goes back, writes the configuration of hosts, notifies search engines.
import { runSubcommand, type Subcommand } from '#scripts/kit/command-line.ts';
import { reporting } from '#scripts/kit/failure.ts';

/** Loaded when they are run, so that the command which needs site.config.ts reports a mistake in it. */
const commands: Record<string, Subcommand> = {
  deploy: {
    about: '部署已构建的站点：检查、上传、原子切换、验证，异常时回滚',
    run: async (given) => (await import('./deploy/commands.ts')).runDeploy(given),
  },
  rollback: {
    about: '回滚到上一个或指定的版本',
    run: async (given) => (await import('./deploy/commands.ts')).runRollback(given),
  },
  config: {
    about: '生成托管的配置：nginx、EdgeOne Pages、COS',
    run: async (given) => (await import('./config.ts')).config(given),
  },
  announce: {
    about: '将有变化的网址推送到百度和 IndexNow（必应等）',
    run: async (given) => (await import('./announce/announce.ts')).runAnnounce(given),
  },
};

const examples = ['npm run publish -- deploy --to /srv/www/sig-infra', 'npm run publish -- announce --dry-run'];

await reporting(() => runSubcommand('npm run publish -- 命令 [选项]', commands, process.argv.slice(2), examples));
