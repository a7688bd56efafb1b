// The configuration of nginx on a machine of the SIG's own. Directives: https://nginx.org/en/docs/dirindex.html
import { otherErrorPages, redirectStatuses } from './answer.ts';
import { contentTypes, feedFolder, feedTypes } from './content-types.ts';
import { askedAgain, hashedFiles, keptForEver, openFolders, securityHeaders, transportSecurity } from './headers.ts';
import { block, header, listen, map, quoted, tls, types, variable } from './nginx-blocks.ts';

interface NginxPlaces {
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

// The server block of nginx that answers for the site: which file stands for an address, and the headers.

/** nginx's words for the page of a folder, whose address ends in a slash. */
const inFolder = `\${uri}index.html`;

/** For a site that has these error pages. */
function siteServer({ name, host, root, settings, log, https }: NginxPlaces, errorPages: string[]): string {
  const $ = (what: string) => variable(name, what);
  const others = Object.entries(otherErrorPages).filter(([, page]) => errorPages.includes(page));
  return `server {
${listen(https, ' ssl http2')}
  server_name ${host};
  server_tokens off;
  access_log ${log}/access.log ${name};
${tls(settings, name)}

  root ${root};
  index index.html;
  absolute_redirect off;
  etag on;
  gzip_static on;
  gzip_vary on;
  # 没有 brotli.conf 时这一行什么也不做。
  include ${settings}/brotli*.conf;

${types(contentTypes, '  ')}
  default_type application/octet-stream;

${header('Content-Security-Policy', $('policy'))}
${header('Strict-Transport-Security', quoted(transportSecurity))}
${Object.entries(securityHeaders)
  .map(([key, value]) => header(key, quoted(value)))
  .join('\n')}
${header('Access-Control-Allow-Origin', $('origin'))}
${header('Cross-Origin-Resource-Policy', $('resource'))}
${header('Cache-Control', $('cache'))}

  error_page 404 ${$('lost')};
${redirectStatuses
  .map((status) => block(`if (${$(`moved_${status}`)})`, `return ${status} ${$(`moved_${status}`)};`))
  .join('\n')}

${errorPages.map((page) => block(`location = /${page}`, 'internal;')).join('\n')}
${others.map(([prefix]) => block(`location = ${prefix}404/`, 'return 404;')).join('\n')}
${block('location ~ /\\.(?!well-known/)', 'return 404;')}
${block('location ~ \\.(br|gz)$', 'return 404;')}
  location ~ ^${feedFolder} {
${types(feedTypes, '    ')}
    try_files $uri =404;
  }
  location ~ [^/]$ {
    if (-f $request_filename/index.html) {
      return 301 $uri/$is_args$args;
    }
    try_files $uri =404;
  }
${block('location /', `try_files ${inFolder} =404;`)}
}
`;
}
