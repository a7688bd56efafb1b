// The configuration of nginx on a machine of the SIG's own. Directives: https://nginx.org/en/docs/dirindex.html
import { goneStatus, otherErrorPages, redirectStatuses } from './answer.ts';
import { contentTypes, feedFolders, feedTypes } from './content-types.ts';
import {
  askedAgain,
  hashedFiles,
  hostFiles,
  keptForEver,
  openFolders,
  securityHeaders,
  transportSecurity,
} from './headers.ts';
import { map, variable } from './nginx-release.ts';

interface NginxPlaces {
  /** Names the variables, the log and the files: lower-case letters, digits and hyphens. */
  name: string;
  /** The one host name that answers; the others lead there. */
  host: string;
  /** Of its address, where that is not 443. */
  port?: string | undefined;
  /** The path of its address: `/`, or `/sig-infra/` where the site lies below that. */
  base?: string;
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

const listen = (ports: string[], options = ''): string => ports.map((port) => `  listen ${port}${options};`).join('\n');

/** One header on every answer, whatever its status. */
const header = ([name, value]: [name: string, value: string]): string => `  add_header ${name} ${value} always;`;

const quoted = (headers: Record<string, string>): [name: string, value: string][] =>
  Object.entries(headers).map(([name, value]) => [name, `"${value}"`]);

/** A block of one line within the server. */
const block = (head: string, line: string): string => `  ${head} {\n    ${line}\n  }`;

/** A types block, by extension. */
const types = (known: Record<string, string>, indent: string): string =>
  [
    `${indent}types {`,
    ...Object.entries(known).map(([extension, type]) => `${indent}  "${type}" ${extension};`),
    `${indent}}`,
  ].join('\n');

/** The site below a path: of the rest of its host, only what programs look for at the root is there. */
const atRoot = (base: string): string => `  if ($request_uri ~ "^(/|${base.slice(0, -1)})$") {
    return 302 ${base};
  }
  if ($request_uri !~ "^(${base}|/(${hostFiles.join('|').replaceAll('.', '[.]')})$)") {
    rewrite ^ /.outside;
  }
  rewrite ^${base}(.*)$ /$1;
`;

/** The lines that nginx needs once, for a site that has these error pages; what changes with a release is in release.conf. */
export function nginxConfiguration(places: NginxPlaces, errorPages: string[]): string {
  const { name, host, port, base = '/', aliases, root, settings, log, http, https } = places;
  const $ = (what: string) => variable(name, what);
  const others = Object.entries(otherErrorPages).filter(([, page]) => errorPages.includes(page));
  const below = base.slice(0, -1);
  const open = `~^${base}(${openFolders.join('|')})/`;
  const toHost = `return 301 https://${host}${port ? `:${port}` : ''}$request_uri;`;
  const server = (names: string[]) => `  server_name ${names.join(' ')};
  server_tokens off;
  access_log ${log}/access.log ${name};`;
  const hsts = quoted({ 'Strict-Transport-Security': transportSecurity });
  // Mozilla's intermediate profile (https://ssl-config.mozilla.org/), without Diffie-Hellman over numbers.
  const tls = `  ssl_certificate ${settings}/certificate.pem;
  ssl_certificate_key ${settings}/key.pem;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;
  ssl_prefer_server_ciphers off;
  ssl_session_cache shared:${name}:10m;
  ssl_session_timeout 1d;
  ssl_session_tickets off;`;
  const kept = hashedFiles.map((pattern): [string, string] => [`~^[123]\\d\\d ${pattern.slice(1)}`, keptForEver]);
  const lost = others.map(([prefix, page]): [string, string] => [`~^${below}${prefix}`, `/${page}`]);
  const aliasServer = `
server {
${listen(https, ' ssl http2')}
${server(aliases)}
${tls}
${hsts.map(header).join('\n')}
  ${toHost}
}
`;
  const headers: [string, string][] = [
    ['Content-Security-Policy', $('policy')],
    ...hsts,
    ...quoted(securityHeaders),
    ['Access-Control-Allow-Origin', $('origin')],
    ['Cross-Origin-Resource-Policy', $('resource')],
    ['Cache-Control', $('cache')],
  ];
  const moved = redirectStatuses.map((status) => [status, $(`moved_${status}`)] as const);
  return `# 由 npm run publish -- config --target nginx 生成，请勿直接修改。位置： /etc/nginx/conf.d/${name}.conf。
# ${settings}/ 中应有 certificate.pem、key.pem、release.conf；nginx 有 brotli 模块时，还有 brotli.conf。
# 访问日志依法留存不少于六个月，由 logrotate 轮换：deploy/nginx/logrotate。
# 日志不记录问号之后的部分：其中有搜索词，隐私页说明搜索词不离开浏览器。
${map('$request_uri', $('path'), '-', [['~^([^?]*)', '$1']])}
${map('$http_referer', $('referer'), '-', [['~^([^?#]+)', '$1']])}
log_format ${name} '$remote_addr [$time_iso8601] "$request_method ${$('path')} $server_protocol" $status $body_bytes_sent $request_time "${$('referer')}" "$http_user_agent"';
include ${settings}/release.conf;

${map('"$status $uri"', $('cache'), askedAgain, kept)}
${map('$request_uri', $('origin'), '', [[open, '*']])}
${map('$request_uri', $('resource'), 'same-origin', [[open, 'cross-origin']])}
${map('$request_uri', $('lost'), '/404.html', lost)}

# 未登记的域名不返回响应。
server {
${listen(http, ' default_server')}
${listen(https, ' ssl default_server')}
  server_name _;
  ssl_protocols TLSv1.2 TLSv1.3;
  ssl_reject_handshake on;
  return 444;
}

server {
${listen(http)}
${server([host, ...aliases])}
  location ^~ /.well-known/acme-challenge/ {
    root /var/lib/${name}-acme;
    default_type text/plain;
  }
${block('location /', toHost)}
}
${aliases.length > 0 ? aliasServer : ''}
server {
${listen(https, ' ssl http2')}
${server([host])}
${tls}

  root ${root};
  index index.html;
  absolute_redirect off;
  etag on;
  # nginx 的 416 响应会重复每个响应头；本站没有需要分段下载的文件。
  max_ranges 0;
  gzip_static on;
  gzip_vary on;
  # 没有 brotli.conf 时，这一行无效。
  include ${settings}/brotli*.conf;

${
  base === '/'
    ? ''
    : `${atRoot(base)}
`
}${types(contentTypes, '  ')}
  default_type application/octet-stream;

${headers.map(header).join('\n')}

  # 另一个 location，使 410 的重定向规则不对错误页再次生效。
  error_page 404 410 @lost;
${block('location @lost', `try_files ${$('lost')} =404;`)}
${moved.map(([status, to]) => block(`if (${to})`, `return ${status} ${below}${to};`)).join('\n')}
${block(`if (${$(`moved_${goneStatus}`)})`, `return ${goneStatus};`)}

${errorPages.map((page) => block(`location = /${page}`, 'return 404;')).join('\n')}
${others.map(([prefix]) => block(`location = ${prefix}404/`, 'return 404;')).join('\n')}
${block('location ~ /\\.(?!well-known/)', 'return 404;')}
${block('location ~ \\.(br|gz)$', 'return 404;')}
  location ~ ^(${feedFolders.join('|')}) {
${types(feedTypes, '    ')}
    try_files $uri =404;
  }
  location ~ [^/]$ {
    if (-f $request_filename/index.html) {
      return 301 ${below}$uri/$is_args$args;
    }
    try_files $uri =404;
  }
${block('location /', `try_files \${uri}index.html =404;`)}
}
`;
}

/** A file of its own, because nginx does not start with a directive of a module that it lacks. */
export const brotliConfiguration = `# 仅当 nginx 有 brotli 静态模块时使用（Debian：libnginx-mod-http-brotli-static）。
brotli_static on;
`;
