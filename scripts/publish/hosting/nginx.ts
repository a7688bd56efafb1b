// The configuration of nginx on a machine of the SIG's own. Directives: https://nginx.org/en/docs/dirindex.html
import { otherErrorPages } from './answer.ts';
import { askedAgain, hashedFiles, keptForEver, openFolders, transportSecurity } from './headers.ts';
import { header, listen, map, quoted, tls, variable } from './nginx-blocks.ts';
import { siteServer } from './nginx-server.ts';

export interface NginxPlaces {
  /** Names the variables, the log and the files: lower-case letters, digits and hyphens. */
  name: string;
  /** The one host name that answers; the others lead there. */
  host: string;
  aliases: string[];
  /** The folder that is served, a link to the release in force. */
  root: string;
  /** Folder of certificate.pem, key.pem, release.conf and, where nginx has the module, brotli.conf. */
  settings: string;
  /** Folder in which the log is written. */
  log: string;
  /** Addresses that are listened on, such as `443` and `[::]:443`. */
  http: string[];
  https: string[];
}

/** The lines that nginx needs once, for a site that has these error pages; what changes with a release is in release.conf (see releaseConfiguration). */
export function nginxConfiguration(places: NginxPlaces, errorPages: string[]): string {
  const { name, host, aliases, settings, log, http, https } = places;
  const $ = (what: string) => variable(name, what);
  const others = Object.entries(otherErrorPages).filter(([, page]) => errorPages.includes(page));
  const open = `~^/(${openFolders.join('|')})/`;
  const toHost = `return 301 https://${host}$request_uri;`;
  return `# 由 npm run publish -- config --target nginx 生成，不要手改。放在 /etc/nginx/conf.d/${name}.conf。
# ${settings}/ 里要有 certificate.pem、key.pem、release.conf；nginx 有 brotli 模块时再放 brotli.conf。
# 访问日志依法留存不少于六个月，由 logrotate 轮换：deploy/nginx/logrotate。
log_format ${name} '$remote_addr [$time_iso8601] "$request" $status $body_bytes_sent $request_time "$http_referer" "$http_user_agent"';
include ${settings}/release.conf;

${map(
  '"$status $uri"',
  $('cache'),
  askedAgain,
  hashedFiles.map((pattern) => [`~^[123]\\d\\d ${pattern.slice(1)}`, keptForEver]),
)}
${map('$request_uri', $('origin'), '', [[open, '*']])}
${map('$request_uri', $('resource'), 'same-origin', [[open, 'cross-origin']])}
${map(
  '$request_uri',
  $('lost'),
  '/404.html',
  others.map(([prefix, page]) => [`~^${prefix}`, `/${page}`]),
)}

# 没有登记的域名一律不应答。
server {
${listen(http, ' default_server')}
${listen(https, ' ssl default_server')}
  server_name _;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_reject_handshake on;
  return 444;
}

server {
${listen(http, '')}
  server_name ${[host, ...aliases].join(' ')};
  server_tokens off;
  access_log ${log}/access.log ${name};
  location ^~ /.well-known/acme-challenge/ {
    root /var/lib/${name}-acme;
    default_type text/plain;
  }
  location / {
    ${toHost}
  }
}
${
  aliases.length === 0
    ? ''
    : `
server {
${listen(https, ' ssl http2')}
  server_name ${aliases.join(' ')};
  server_tokens off;
  access_log ${log}/access.log ${name};
${tls(settings, name)}
${header('Strict-Transport-Security', quoted(transportSecurity))}
  ${toHost}
}
`
}
${siteServer(places, errorPages)}`;
}

/** Apart, because nginx does not start with a directive of a module that it has not got. */
export const brotliConfiguration = `# 只在 nginx 有 brotli 静态模块时放进来（Debian：libnginx-mod-http-brotli-static）。
brotli_static on;
`;
